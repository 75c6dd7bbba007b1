package io.neffos.spring.engine.session;

/**
 * The rules by which connections change, shared by all connections of a server.
 */
final class ConnectionRules {

	final HandlerFailures failures;

	final NameCheck names;

	final Replies replies;

	final NamespaceLifecycle namespaces;

	final RoomLifecycle rooms;

	final MessageRouter router;

	final EndCallbacks end;

	final Heartbeats heartbeats;

	ConnectionRules(ConnectionServices services) {
		this.names = new NameCheck(services.limits().memberships());
		this.failures = new HandlerFailures(services.handlers());
		Invocation invocation = new Invocation(services, this.failures);
		this.replies = new Replies(services.codec(), services.converter(), services.counters(), this.failures,
				this.names);
		this.rooms = new RoomLifecycle(services, invocation, this.replies);
		this.namespaces = new NamespaceLifecycle(services, invocation, this.replies, this.rooms);
		this.router = new MessageRouter(services, invocation, this.replies, this.namespaces, this.rooms);
		this.heartbeats = new Heartbeats(services.limits().heartbeat(), services.counters());
		this.end = new EndCallbacks(services, this.namespaces);
	}

}
