package io.neffos.spring.boot.actuate;

import io.neffos.spring.engine.support.BlockingSchedulers;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Actuator endpoint that shows the neffos servers of an application and, where the
 * endpoint's access allows it, changes them. Its paths are {@code namespaces},
 * <code>namespaces/{name}</code>, <code>namespaces/{name}/connections</code>,
 * <code>namespaces/{name}/rooms/{room}</code>, {@code connections} and
 * <code>connections/{id}</code>. A {@code ~} in front of a name takes the rest of the
 * segment as it is, also if it is empty.
 *
 * @since 0.1.0
 */
@WebEndpoint(id = "neffos", defaultAccess = Access.READ_ONLY)
public final class NeffosServerEndpoint {

	private final NamedServers servers;

	private final ReadRequests reads;

	private final WriteRequests writes;

	private final @Nullable BlockingSchedulers blocking;

	NeffosServerEndpoint(NamedServers servers, ServerOperations operations, @Nullable BlockingSchedulers blocking) {
		this.servers = servers;
		this.reads = new ReadRequests(servers);
		this.writes = new WriteRequests(servers, operations);
		this.blocking = blocking;
	}

	/**
	 * Return all servers.
	 * @return all servers
	 */
	@ReadOperation
	public ServersDescriptor servers() {
		return ServersDescriptor.of(this.servers.all(null), this.blocking);
	}

	/**
	 * Return the namespaces or the connections of a server.
	 * @param category {@code namespaces} or {@code connections}
	 * @param page the number of the page, from 0, which is the default
	 * @param size the size of a page, at most 500; 50 by default
	 * @param slow whether to select only connections with messages that wait for them
	 * @param user the name of the user whose connections to select, all by default
	 * @param server the name of the server's bean, needed if there are several
	 * @return a {@link NamespacesDescriptor} or {@link ConnectionsDescriptor}, or
	 * {@code null} if there is no such category or server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody category(@Selector String category, @Nullable Integer page,
			@Nullable Integer size, @Nullable Boolean slow, @Nullable String user, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		return switch (category) {
			case PathName.NAMESPACES -> this.reads.namespaces(request, server);
			case PathName.CONNECTIONS -> this.reads.connections(request, Boolean.TRUE.equals(slow), user, server);
			default -> null;
		};
	}

	/**
	 * Return a namespace with its rooms, or the connections of an id.
	 * @param category {@code namespaces} or {@code connections}
	 * @param name the namespace, or the id
	 * @param page the number of the page, from 0, which is the default
	 * @param size the size of a page, at most 500; 50 by default
	 * @param server the name of the server's bean, needed if several have the name
	 * @return a {@link NamespaceDescriptor} or {@link ConnectionDescriptor}, or
	 * {@code null} if there is no such namespace, connection or server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody item(@Selector String category, @Selector String name,
			@Nullable Integer page, @Nullable Integer size, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		return switch (category) {
			case PathName.NAMESPACES -> this.reads.namespace(PathName.of(name), request, server);
			case PathName.CONNECTIONS -> this.reads.connection(PathName.of(name), request, server);
			default -> null;
		};
	}

	/**
	 * Return the connections of a namespace.
	 * @param category {@code namespaces}
	 * @param name the namespace
	 * @param part {@code connections}
	 * @param page the number of the page, from 0, which is the default
	 * @param size the size of a page, at most 500; 50 by default
	 * @param server the name of the server's bean, needed if several have the namespace
	 * @return a {@link RoomDescriptor} with an empty name, or {@code null} if there is no
	 * such namespace or server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody part(@Selector String category, @Selector String name, @Selector String part,
			@Nullable Integer page, @Nullable Integer size, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		return (category.equals(PathName.NAMESPACES) && part.equals(PathName.CONNECTIONS))
				? this.reads.room(PathName.of(name), "", request, server) : null;
	}

	/**
	 * Return a room with its members.
	 * @param category {@code namespaces}
	 * @param name the room's namespace
	 * @param part {@code rooms}
	 * @param room the room
	 * @param page the number of the page, from 0, which is the default
	 * @param size the size of a page, at most 500; 50 by default
	 * @param server the name of the server's bean, needed if several have the room
	 * @return a {@link RoomDescriptor}, or {@code null} if there is no such room or
	 * server
	 */
	@ReadOperation
	public @Nullable OperationResponseBody room(@Selector String category, @Selector String name, @Selector String part,
			@Selector String room, @Nullable Integer page, @Nullable Integer size, @Nullable String server) {
		PageRequest request = PageRequest.of(page, size);
		return (isRoom(category, part, room)) ? this.reads.room(PathName.of(name), PathName.of(room), request, server)
				: null;
	}

	/**
	 * Drain servers, or resume them.
	 * @param operation the operation
	 * @param server the name of the only server's bean to operate on, all by default
	 * @return a {@link DrainDescriptor}, at once; status 404 if there is no such server
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<DrainDescriptor>> operate(NeffosOperation operation, @Nullable String server) {
		return this.writes.operate(operation, server);
	}

	/**
	 * Broadcast an event to a namespace.
	 * @param category {@code namespaces}
	 * @param name the namespace
	 * @param event the event's name
	 * @param body the body, empty by default
	 * @param server the name of the server's bean, needed if several have the namespace
	 * @return a {@link BroadcastDescriptor}; status 404 with a {@link MissingDescriptor}
	 * if there is no such namespace or server, 503 if the outbound queues are full
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> broadcast(@Selector String category, @Selector String name,
			String event, @Nullable String body, @Nullable String server) {
		WriteRequests.require(!category.equals(PathName.CONNECTIONS), "Events go to a namespace or a room");
		return (category.equals(PathName.NAMESPACES))
				? this.writes.broadcast(PathName.of(name), "", event, body, server) : notFound();
	}

	/**
	 * Broadcast an event to a room.
	 * @param category {@code namespaces}
	 * @param name the room's namespace
	 * @param part {@code rooms}
	 * @param room the room
	 * @param event the event's name
	 * @param body the body, empty by default
	 * @param server the name of the server's bean, needed if several have the room
	 * @return as for a namespace; status 404 also if the room is empty
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> broadcast(@Selector String category, @Selector String name,
			@Selector String part, @Selector String room, String event, @Nullable String body,
			@Nullable String server) {
		return (isRoom(category, part, room))
				? this.writes.broadcast(PathName.of(name), PathName.of(room), event, body, server) : notFound();
	}

	/**
	 * Disconnect clients from a namespace, or close connections.
	 * @param category {@code namespaces} or {@code connections}
	 * @param name the namespace, or the id of the connections to close
	 * @param id the id of the connections to disconnect from the namespace
	 * @param everyone {@code true} instead of an id to disconnect all
	 * @param code the code of the close frame, 1000 by default
	 * @param reason the text of the close frame, empty by default
	 * @param server the name of the server's bean, needed if several have the name
	 * @return a {@link DepartureDescriptor} when all clients have answered, or the close
	 * has begun; status 404 if there is no such namespace, connection or server
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> disconnect(@Selector String category, @Selector String name,
			@Nullable String id, @Nullable Boolean everyone, @Nullable Integer code, @Nullable String reason,
			@Nullable String server) {
		return switch (category) {
			case PathName.NAMESPACES -> this.writes.remove(PathName.of(name), "", id, everyone, server);
			case PathName.CONNECTIONS -> this.writes.close(PathName.of(name), code, reason, server);
			default -> notFound();
		};
	}

	/**
	 * Remove clients from a room.
	 * @param category {@code namespaces}
	 * @param name the room's namespace
	 * @param part {@code rooms}
	 * @param room the room
	 * @param id the id of the members to remove
	 * @param everyone {@code true} instead of an id to remove all members
	 * @param server the name of the server's bean, needed if several have the room
	 * @return a {@link DepartureDescriptor} when all clients have answered; status 404 if
	 * there is no such room, member or server
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> leave(@Selector String category, @Selector String name,
			@Selector String part, @Selector String room, @Nullable String id, @Nullable Boolean everyone,
			@Nullable String server) {
		return (isRoom(category, part, room))
				? this.writes.remove(PathName.of(name), PathName.of(room), id, everyone, server) : notFound();
	}

	private static boolean isRoom(String category, String part, String room) {
		return category.equals(PathName.NAMESPACES) && part.equals(PathName.ROOMS) && !PathName.of(room).isEmpty();
	}

	private static Mono<WebEndpointResponse<OperationResponseBody>> notFound() {
		return WriteRequests.status(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
