package io.neffos.spring.reference;

import java.util.function.Supplier;

import io.neffos.spring.connection.Exclude;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.NeffosMessageBuilder;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

/**
 * Events whose handlers broadcast. They end as soon as the broadcast has begun.
 */
final class BroadcastEvents {

	private static final String CHAT = "chat";

	private final Supplier<ManagedNeffosServer> server;

	private BroadcastEvents(Supplier<ManagedNeffosServer> server) {
		this.server = server;
	}

	static void declare(LoggedNamespace namespace, Supplier<ManagedNeffosServer> server) {
		BroadcastEvents events = new BroadcastEvents(server);
		namespace.on(CHAT, BroadcastEvents::chat)
			.on("chatall", events::all)
			.on("to", events::to)
			.on("excl", events::except)
			.on("batch", events::batch)
			.on("bcastbinary", events::binary);
	}

	static Mono<?> chat(NamespaceConnection connection, NeffosMessage message) {
		connection.broadcastOthers(message);
		return Mono.empty();
	}

	private Mono<?> all(NamespaceConnection connection, NeffosMessage message) {
		connection.broadcast(message);
		return Mono.empty();
	}

	private Mono<?> to(NamespaceConnection connection, NeffosMessage message) {
		String[] idAndText = message.text().split("\\|", 2);
		connection.broadcast(chat(message).to(idAndText[0]).body(idAndText[1]).build());
		return Mono.empty();
	}

	private Mono<?> except(NamespaceConnection connection, NeffosMessage message) {
		String[] idAndText = message.text().split("\\|", 2);
		this.server.get().broadcast(Exclude.connection(idAndText[0]), chat(message).body(idAndText[1]).build());
		return Mono.empty();
	}

	private Mono<?> batch(NamespaceConnection connection, NeffosMessage message) {
		String[] ids = message.text().split(",", 2);
		connection.broadcast(chat(message).to(ids[0]).body("first").build(),
				chat(message).to(ids[1]).body("second").build(), chat(message).body("third").build());
		return Mono.empty();
	}

	private Mono<?> binary(NamespaceConnection connection, NeffosMessage message) {
		connection.broadcast(chat(message).body(message.bytes()).build());
		return Mono.empty();
	}

	private static NeffosMessageBuilder chat(NeffosMessage message) {
		return NeffosMessage.builder().namespace(message.namespace()).room(message.room()).event(CHAT);
	}

}
