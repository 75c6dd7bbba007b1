package io.neffos.spring.sample;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the chat's messages, as JSON on the wire.
 */
final class ChatMessages {

	private ChatMessages() {
	}

	record SignIn(@NotBlank(message = "Please enter a name.") String name, @Nullable String token) {
	}

	record SignedIn(String name, String token) {
	}

	record Text(@NotBlank(message = "Please write something.") @Size(max = 2000,
			message = "That is too long: at most 2000 characters, please.") String text) {
	}

	record Said(String from, String text, Instant time) {
	}

	record Whisper(@NotBlank(message = "Please choose a receiver.") String to,
			@NotBlank(message = "Please write something.") @Size(max = 2000,
					message = "That is too long: at most 2000 characters, please.") String text) {
	}

	record Whispered(String to, Instant time) {
	}

	record Roll(@Min(value = 2, message = "A die has at least 2 sides.") @Max(value = 1000,
			message = "A die has at most 1000 sides.") @Nullable Integer sides) {
	}

	record Rolled(String name, int value, int sides) {
	}

	record Typing(String name) {
	}

	record ServerTime(Instant time) {
	}

	record Presence(List<String> members) {
	}

	record Directory(List<String> people, List<RoomSize> rooms) {
	}

	record RoomSize(String name, int members) {
	}

}
