package io.neffos.spring.connection;

/**
 * The rules by which connections change. They hold no state and are shared by all
 * connections of a server.
 */
final class ConnectionRules {

	final Replies replies;

	final NamespaceLifecycle namespaces;

	final RoomLifecycle rooms;

	final MessageRouter router;

	final ConnectionEnd end;

	ConnectionRules(ConnectionServices services) {
		Invocation invocation = new Invocation(services.handlers());
		this.replies = new Replies(services.codec(), services.converter(), services.counters());
		this.rooms = new RoomLifecycle(services, invocation, this.replies);
		this.namespaces = new NamespaceLifecycle(services, invocation, this.replies, this.rooms);
		this.router = new MessageRouter(services, invocation, this.replies, this.namespaces, this.rooms);
		this.end = new ConnectionEnd(services, this.namespaces);
	}

}
