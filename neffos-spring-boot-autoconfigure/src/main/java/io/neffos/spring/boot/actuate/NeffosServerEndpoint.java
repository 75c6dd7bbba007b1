package io.neffos.spring.boot.actuate;

import java.util.List;

import io.neffos.spring.engine.support.BlockingSchedulers;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Actuator endpoint that shows the neffos servers of an application and, where the
 * endpoint's access allows that, changes what runs.
 * <p>
 * Selectors are names of namespaces, rooms and connections. In the place of a namespace
 * {@code connections} stands for the connections of all namespaces; a {@code ~} in front
 * of a name takes the rest of the segment as it is, also if it is empty.
 *
 * @since 0.1.0
 */
@WebEndpoint(id = "neffos", defaultAccess = Access.READ_ONLY)
public final class NeffosServerEndpoint {

	private final NamedServers servers;

	private final ServerOperations operations;

	private final @Nullable BlockingSchedulers blocking;

	NeffosServerEndpoint(NamedServers servers, ServerOperations operations, @Nullable BlockingSchedulers blocking) {
		this.blocking = blocking;
		this.servers = servers;
		this.operations = operations;
	}

	/**
	 * Returns what there is.
	 * @return all servers
	 */
	@ReadOperation
	public ServersDescriptor servers() {
		return ServersDescriptor.of(this.servers.all(null), this.blocking);
	}

	/**
	 * Returns a namespace with its rooms, or connections.
	 * @param namespace the namespace, or {@code connections}
	 * @param page which page, from 0, which is the default
	 * @param size how much a page has, at most 500; default to 50
	 * @param slow whether only connections are meant for which something waits
	 * @param user the name of whose connections are meant, default to everybody's
	 * @param server the name of the server's bean, where several could be meant
	 * @return a {@link NamespaceDescriptor} or {@link ConnectionsDescriptor}, or
	 * {@code null} if there is no such namespace or server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody namespace(@Selector String namespace, @Nullable Integer page,
			@Nullable Integer size, @Nullable Boolean slow, @Nullable String user, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		if (PathName.isConnections(namespace)) {
			NamedServer named = this.servers.only(server);
			return (named != null) ? connections(named, request, Boolean.TRUE.equals(slow), user) : null;
		}
		String name = PathName.of(namespace);
		NamedServer named = this.servers.ofNamespace(name, server);
		return (named != null) ? NamespaceDescriptor.of(named, name, request) : null;
	}

	/**
	 * Returns a room with its members, or the connections of an id.
	 * @param namespace the room's namespace, or {@code connections}
	 * @param room the room, or the id
	 * @param page which page, from 0, which is the default
	 * @param size how much a page has, at most 500; default to 50
	 * @param server the name of the server's bean, where several could be meant
	 * @return a {@link RoomDescriptor} or {@link ConnectionDescriptor}, or {@code null}
	 * if there is no such room, connection or server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody room(@Selector String namespace, @Selector String room,
			@Nullable Integer page, @Nullable Integer size, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		String name = PathName.of(room);
		if (PathName.isConnections(namespace)) {
			NamedServer named = this.servers.ofConnection(name, server);
			return (named != null) ? ConnectionDescriptor.of(named, name, request) : null;
		}
		String place = PathName.of(namespace);
		NamedServer named = this.servers.ofRoom(place, name, server);
		return (named != null) ? RoomDescriptor.of(named, place, name, request) : null;
	}

	/**
	 * Drains servers, or lets them take connections again.
	 * @param operation what to do
	 * @param server the name of the only server's bean that is meant, default to all
	 * @return a {@link DrainDescriptor}, at once; status 404 if there is no such server
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<DrainDescriptor>> operate(NeffosOperation operation, @Nullable String server) {
		List<NamedServer> meant = this.servers.all(server);
		if (meant.isEmpty()) {
			return status(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return answer(Mono.fromCallable(() -> switch (operation) {
			case DRAIN -> this.operations.drain(meant);
			case RESUME -> this.operations.resume(meant);
		}));
	}

	/**
	 * Broadcasts an event to a namespace.
	 * @param namespace the namespace
	 * @param event the event's name
	 * @param body the body, default to an empty one
	 * @param server the name of the server's bean, where several could be meant
	 * @return a {@link BroadcastDescriptor}; status 404 with a {@link MissingDescriptor}
	 * if there is no such namespace or server, 503 if too much waits already to be
	 * written
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> broadcast(@Selector String namespace, String event,
			@Nullable String body, @Nullable String server) {
		return broadcast(namespace, PathName.LITERAL, event, body, server);
	}

	/**
	 * Broadcasts an event to a room.
	 * @param namespace the room's namespace
	 * @param room the room
	 * @param event the event's name
	 * @param body the body, default to an empty one
	 * @param server the name of the server's bean, where several could be meant
	 * @return as for a namespace; status 404 also if nobody is in the room
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> broadcast(@Selector String namespace, @Selector String room,
			String event, @Nullable String body, @Nullable String server) {
		require(!PathName.isConnections(namespace), "Events go to a namespace or a room");
		require(!event.isEmpty() && !SystemEvent.isReserved(event), "This is no event that can be sent");
		String place = PathName.of(namespace);
		String name = PathName.of(room);
		NamedServer named = this.servers.ofRoom(place, name, server);
		if (named == null) {
			return missing(place, name, server);
		}
		NeffosMessage message = NeffosMessage.builder()
			.namespace(place)
			.room(name)
			.event(event)
			.body((body != null) ? body : "")
			.build();
		Mono<WebEndpointResponse<OperationResponseBody>> answer = answer(this.operations.broadcast(named, message));
		return answer.switchIfEmpty(status(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE));
	}

	/**
	 * Disconnects clients from a namespace.
	 * @param namespace the namespace
	 * @param id the id of the connections that are meant
	 * @param everyone {@code true} instead of an id if everyone is meant
	 * @param server the name of the server's bean, where several could be meant
	 * @return a {@link DepartureDescriptor} when all have answered; status 404 with a
	 * {@link MissingDescriptor} if there is no such namespace, connection or server
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> disconnect(@Selector String namespace, @Nullable String id,
			@Nullable Boolean everyone, @Nullable String server) {
		require(!PathName.isConnections(namespace), "Connections are closed by their ids, or all by a drain");
		return remove(PathName.of(namespace), "", id, everyone, server);
	}

	/**
	 * Takes clients out of a room, or closes connections.
	 * @param namespace the room's namespace, or {@code connections}
	 * @param room the room, or the id of the connections that are meant
	 * @param id the id of the room's members that are meant
	 * @param everyone {@code true} instead of an id if all members are meant
	 * @param code the code of the close frame, default to 1000
	 * @param reason the text of the close frame, default to an empty one
	 * @param server the name of the server's bean, where several could be meant
	 * @return a {@link DepartureDescriptor} when all members have answered, or the close
	 * has begun; status 404 if there is no such room, connection or server
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> leave(@Selector String namespace, @Selector String room,
			@Nullable String id, @Nullable Boolean everyone, @Nullable Integer code, @Nullable String reason,
			@Nullable String server) {
		String name = PathName.of(room);
		return (PathName.isConnections(namespace)) ? close(name, closeReason(code, reason), server)
				: remove(PathName.of(namespace), name, id, everyone, server);
	}

	private Mono<WebEndpointResponse<OperationResponseBody>> remove(String namespace, String room, @Nullable String id,
			@Nullable Boolean everyone, @Nullable String server) {
		require((id != null) != Boolean.TRUE.equals(everyone),
				"Either 'id' or 'everyone=true' has to say who is meant");
		NamedServer named = (id != null) ? this.servers.ofMember(namespace, room, id, server)
				: this.servers.ofRoom(namespace, room, server);
		return (named != null)
				? answer(this.operations.remove(named, namespace, room, named.members(namespace, room, id)))
				: missing(namespace, room, server);
	}

	private Mono<WebEndpointResponse<OperationResponseBody>> close(String id, CloseReason reason,
			@Nullable String server) {
		NamedServer named = this.servers.ofConnection(id, server);
		return (named != null) ? answer(this.operations.close(named, id, named.server().connectionsOfId(id), reason))
				: status(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	private static OperationResponseBody connections(NamedServer named, PageRequest page, boolean slow,
			@Nullable String user) {
		require(!slow || user == null, "Either 'slow' or 'user' says which connections are meant");
		if (user != null) {
			return ConnectionsDescriptor.ofUser(named, user, page);
		}
		return (slow) ? ConnectionsDescriptor.slow(named, page) : ConnectionsDescriptor.all(named, page);
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

	private static void require(boolean condition, String reason) {
		if (!condition) {
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

	private Mono<WebEndpointResponse<OperationResponseBody>> missing(String namespace, String room,
			@Nullable String server) {
		return Mono.just(new WebEndpointResponse<>(MissingDescriptor.of(this.servers.all(server), namespace, room),
				WebEndpointResponse.STATUS_NOT_FOUND));
	}

	private static <T, B extends T> Mono<WebEndpointResponse<T>> answer(Mono<B> body) {
		return body.map(WebEndpointResponse::new);
	}

	private static <T> Mono<WebEndpointResponse<T>> status(int status) {
		return Mono.just(new WebEndpointResponse<>(status));
	}

}
