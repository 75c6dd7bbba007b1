package io.neffos.spring.boot.actuate;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomLeave;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ConnectionIdGenerator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Three namespaces, two of which have names that are no plain segments of a path.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ChatApplication.Chat.class, ChatApplication.Unnamed.class, ChatApplication.Connections.class })
class ChatApplication {

	/**
	 * Takes the id from the query.
	 */
	@Bean
	ConnectionIdGenerator ids() {
		ConnectionIdGenerator random = ConnectionIdGenerator.random();
		return (handshake) -> {
			String id = UriComponentsBuilder.fromUri(handshake.uri()).build().getQueryParams().getFirst("id");
			return (id != null) ? UriUtils.decode(id, StandardCharsets.UTF_8) : random.generate(handshake);
		};
	}

	@NeffosController("chat")
	static class Chat {

		@NeffosEvent
		String echo(String text) {
			return text;
		}

		@OnRoomLeave
		void leave(Room room, NeffosMessage message) {
			if (room.name().equals("prison") && !message.isForced()) {
				throw new NeffosException("Nobody leaves.");
			}
		}

	}

	@NeffosController
	static class Unnamed {

		@NeffosEvent
		void note(String text) {
		}

	}

	@NeffosController("connections")
	static class Connections {

		@NeffosEvent
		void count() {
		}

	}

}
