package io.neffos.spring.protocol;

import java.io.IOException;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import io.neffos.spring.wire.RawFrame;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every ask gets exactly one answer.
 */
class AnswerTests {

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			$1;default;;noop;0;0;x               | $1;;;;;;
			$1;default;;chat;0;0;x               | $1;;;;;;
			$1;default;lobby;chat;0;0;x          | $1;;;;;;
			$1;default;;nosuch;0;0;x             | $1;default;;nosuch;1;0;unknown event
			$1;default;;;0;0;x                   | $1;default;;;1;0;unknown event
			$1;default;elsewhere;echo;0;0;x      | $1;default;elsewhere;echo;1;0;bad room
			$1;second;;echo;0;0;x                | $1;second;;echo;1;0;bad namespace
			$1;nosuch;;echo;0;0;x                | $1;nosuch;;echo;1;0;bad namespace
			$1;nosuch;;_OnNamespaceConnect;0;0;  | $1;nosuch;;_OnNamespaceConnect;1;0;bad namespace
			$1;second;;_OnNamespaceDisconnect;0;0;| $1;;;;;;
			$1;second;r;_OnRoomJoin;0;0;         | $1;second;r;_OnRoomJoin;1;0;bad namespace
			$1;second;r;_OnRoomLeave;0;0;        | $1;;;;;;
			$1;default;elsewhere;_OnRoomLeave;0;0;| $1;;;;;;
			$1;default;elsewhere;_OnRoomLeft;0;0;| $1;;;;;;
			$1;default;lobby;_OnRoomLeave;0;0;   | $1;;;;;;
			$1;default;lobby;_OnRoomLeft;0;0;    | $1;;;;;;
			""")
	void answer(String question, String answer) throws IOException {
		WireClient client = this.server.connected("u1").join("default", "lobby");
		client.send(question).expect(answer).expectNothingHandled();
	}

	@Test
	void connectToANamespaceWithALongName() throws IOException {
		String name = "x".repeat(200);
		WireClient client = this.server.acknowledged("u1")
			.send("$1;" + name + ";;_OnNamespaceConnect;0;0;")
			.expect("$1;" + name + ";;_OnNamespaceConnect;1;0;bad namespace");
		client.send("$2;" + "x".repeat(60_000) + ";;_OnNamespaceConnect;0;0;");
		RawFrame close = client.raw().next();
		assertThat(close.closeCode()).isEqualTo(1008);
		assertThat(close.closeText()).isEqualTo("limit exceeded: name length");
	}

	@Test
	void leaveAllOfThePublishedClient() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "r1").join("default", "r2");
		client.send("$1;default;r1;_OnRoomLeft;0;0;").send("$2;default;r2;_OnRoomLeft;0;0;");
		client.expect("$1;;;;;;").expect("$2;;;;;;");
		client.send("$3;default;;rooms;0;0;").expect("$3;default;;rooms;0;0;null");
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.containsSubsequence("_OnRoomLeave", "_OnRoomLeft", "_OnRoomLeave", "_OnRoomLeft", "rooms");
	}

	@Test
	void refusedLeaveOfAll() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "sticky");
		client.send("$1;default;sticky;_OnRoomLeft;0;0;");
		assertThat(client.raw().next().text()).startsWith("$1;default;sticky;").endsWith(";1;0;no leaving");
		client.send("$2;default;;rooms;0;0;").expect("$2;default;;rooms;0;0;[\"sticky\"]");
	}

	@Test
	void failingCallbacks() throws IOException {
		WireClient client = this.server.acknowledged("u1").connect("grumpy").join("grumpy", "r");
		client.send("$1;grumpy;r;_OnRoomLeave;0;0;").expect("$1;;;;;;");
		client.send("$2;grumpy;;_OnNamespaceDisconnect;0;0;").expect("$2;;;;;;");
	}

	@Test
	void messagesDuringAnAskInsideAHandler() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("$ask;default;;askme;0;0;question");
		String question = client.raw().next().text();
		String token = question.substring(0, question.indexOf(';'));
		assertThat(question).isEqualTo(token + ";default;;onAsk;0;0;question");
		client.send("$1;default;;echo;0;0;1")
			.send("$2;default;;echo;0;0;2")
			.expectNothing()
			.send(token + ";default;;onAsk;0;0;answer");
		client.expect(";default;;askResult;0;0;answer")
			.expect("$ask;;;;;;")
			.expect("$1;default;;echo;0;0;1")
			.expect("$2;default;;echo;0;0;2");
	}

	@Test
	void askWithoutAnswer() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("$ask;default;;askmeshort;0;0;question");
		assertThat(client.raw().next().text()).endsWith(";default;;onAsk;0;0;question");
		client.expect(";default;;askError;0;0;ask timeout").expect("$ask;;;;;;");
	}

	@Test
	void broadcastInsideACallback() throws IOException {
		WireClient client = this.server.acknowledged("u1").connect("deadlock");
		client.send("$1;deadlock;r;_OnRoomJoin;0;0;");
		client.expect(";deadlock;r;presence;0;0;u1").expect("$1;;;;;;");
	}

	@Test
	void batchOfDifferentReceivers() throws IOException {
		WireClient first = this.server.connected("u1");
		WireClient second = this.server.connected("u2");
		first.send("$1;default;;batch;0;0;u1,u2");
		first.expect(";default;;chat;0;0;first").expect(";default;;chat;0;0;third").expect("$1;;;;;;");
		second.expect(";default;;chat;0;0;second").expect(";default;;chat;0;0;third");
	}

	@Test
	void nativeMessageBesideEvents() throws IOException {
		WireClient client = this.server.open(RawRequest.of("GET", "/mixed").header("X-Username", "u1"));
		client.send("M").expect("Au1").connect("");
		client.send("not neffos").expect("reply to native");
		client.send("$1;;;echo;0;0;x").expect("$1;;;echo;0;0;x");
	}

}
