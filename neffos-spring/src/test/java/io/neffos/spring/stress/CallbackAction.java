package io.neffos.spring.stress;

import java.time.Duration;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Mono;

/**
 * What an application may do in a callback.
 */
enum CallbackAction {

	BROADCAST {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return server.to("ns").room("r").broadcast("e", "from a callback").result();
		}
	},

	CONNECT {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return connection.connect("ns");
		}
	},

	JOIN {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return member(connection).flatMap((member) -> member.join("r"));
		}
	},

	JOIN_ANOTHER {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return member(connection).flatMap((member) -> member.join("another"));
		}
	},

	LEAVE {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return member(connection).flatMap(NamespaceConnection::leaveAll);
		}
	},

	FOR_EACH {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			server.forEachConnection((each) -> each.emit(message()).result().onErrorComplete().subscribe());
			return Mono.empty();
		}
	},

	ASK {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return connection.ask(message());
		}
	},

	ASK_ALL {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return server.ask(message(), Duration.ofMillis(200));
		}
	},

	DISCONNECT {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return member(connection).flatMap(NamespaceConnection::disconnect);
		}
	},

	DISCONNECT_ALL {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return server.disconnectAll("ns");
		}
	},

	CLOSE {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			connection.close();
			return Mono.empty();
		}
	},

	CLOSE_ALL {
		@Override
		Mono<?> run(ManagedNeffosServer server, NeffosConnection connection) {
			return server.closeAll(CloseReason.NORMAL).result();
		}
	};

	abstract Mono<?> run(ManagedNeffosServer server, NeffosConnection connection);

	/**
	 * Tells whether it leaves the other clients where they are.
	 */
	boolean sparesOthers() {
		return this != DISCONNECT_ALL && this != CLOSE_ALL;
	}

	private static Mono<NamespaceConnection> member(NeffosConnection connection) {
		return Mono.defer(() -> {
			NamespaceConnection member = connection.namespace("ns");
			return (member != null) ? Mono.just(member) : connection.connect("ns");
		});
	}

	private static NeffosMessage message() {
		return NeffosMessage.builder().namespace("ns").event("e").body("from a callback").build();
	}

}
