package io.neffos.spring.boot.actuate;

import java.util.List;

import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Requests for changes: validated, and answered with a status.
 */
final class WriteRequests {

	private final NamedServers servers;

	private final ServerOperations operations;

	WriteRequests(NamedServers servers, ServerOperations operations) {
		this.servers = servers;
		this.operations = operations;
	}

	Mono<WebEndpointResponse<DrainDescriptor>> operate(NeffosOperation operation, @Nullable String server) {
		List<NamedServer> selected = this.servers.all(server);
		if (selected.isEmpty()) {
			return status(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return answer(Mono.fromCallable(() -> switch (operation) {
			case DRAIN -> this.operations.drain(selected);
			case RESUME -> this.operations.resume(selected);
		}));
	}

	/**
	 * Broadcast to a room, or to the namespace as a whole if the room's name is empty.
	 */
	Mono<WebEndpointResponse<OperationResponseBody>> broadcast(String namespace, String room, String event,
			@Nullable String body, @Nullable String server) {
		require(!event.isEmpty() && !SystemEvent.isReserved(event), "Not an event that can be sent");
		NamedServer named = this.servers.ofRoom(namespace, room, server);
		if (named == null) {
			return missing(namespace, room, server);
		}
		NeffosMessage message = message(namespace, room, event, (body != null) ? body : "");
		Mono<WebEndpointResponse<OperationResponseBody>> answer = answer(this.operations.broadcast(named, message));
		return answer.switchIfEmpty(status(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE));
	}

	private static NeffosMessage message(String namespace, String room, String event, String body) {
		try {
			return NeffosMessage.builder().namespace(namespace).room(room).event(event).body(body).build();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEndpointRequestException("No message can carry this event or body", ex.getMessage(), ex);
		}
	}

	/**
	 * Remove clients from a room, or from the namespace if the room's name is empty.
	 */
	Mono<WebEndpointResponse<OperationResponseBody>> remove(String namespace, String room, @Nullable String id,
			@Nullable Boolean everyone, @Nullable String server) {
		require((id != null) != Boolean.TRUE.equals(everyone),
				"Select connections with either 'id' or 'everyone=true'");
		NamedServer named = (id != null) ? this.servers.ofMember(namespace, room, id, server)
				: this.servers.ofRoom(namespace, room, server);
		return (named != null)
				? answer(this.operations.remove(named, namespace, room, named.members(namespace, room, id)))
				: missing(namespace, room, server);
	}

	Mono<WebEndpointResponse<OperationResponseBody>> close(String id, @Nullable Integer code, @Nullable String text,
			@Nullable String server) {
		CloseReason reason = closeReason(code, text);
		NamedServer named = this.servers.ofConnection(id, server);
		return (named != null) ? answer(this.operations.close(named, id, named.server().connectionsOfId(id), reason))
				: status(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	private static CloseReason closeReason(@Nullable Integer code, @Nullable String text) {
		try {
			CloseReason reason = new CloseReason((code != null) ? code : CloseReason.NORMAL.code(),
					(text != null) ? text : "");
			require(reason.isSendable(), "No close frame can carry this code");
			return reason;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEndpointRequestException("Invalid close code", ex.getMessage(), ex);
		}
	}

	static void require(boolean condition, String reason) {
		if (!condition) {
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

	static <T> Mono<WebEndpointResponse<T>> status(int status) {
		return Mono.just(new WebEndpointResponse<>(status));
	}

	private Mono<WebEndpointResponse<OperationResponseBody>> missing(String namespace, String room,
			@Nullable String server) {
		return Mono.just(new WebEndpointResponse<>(MissingDescriptor.of(this.servers.all(server), namespace, room),
				WebEndpointResponse.STATUS_NOT_FOUND));
	}

	private static <T, B extends T> Mono<WebEndpointResponse<T>> answer(Mono<B> body) {
		return body.map(WebEndpointResponse::new);
	}

}
