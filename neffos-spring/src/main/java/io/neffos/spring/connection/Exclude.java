package io.neffos.spring.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The connections to exclude from a broadcast. Immutable.
 *
 * @since 0.1.0
 */
public final class Exclude {

	private static final Exclude NOBODY = new Exclude(Set.of(), Set.of(), Set.of(), null);

	private final Set<NeffosConnection> connections;

	private final Set<String> ids;

	private final Set<String> users;

	private final @Nullable Predicate<NeffosConnection> predicate;

	private Exclude(Set<NeffosConnection> connections, Set<String> ids, Set<String> users,
			@Nullable Predicate<NeffosConnection> predicate) {
		this.connections = connections;
		this.ids = ids;
		this.users = users;
		this.predicate = predicate;
	}

	/**
	 * Exclude no connection.
	 * @return the exclusion
	 */
	public static Exclude nobody() {
		return NOBODY;
	}

	/**
	 * Exclude exactly one connection.
	 * @param connection the connection
	 * @return the exclusion
	 */
	public static Exclude connection(NeffosConnection connection) {
		return new Exclude(Set.of(connection), Set.of(), Set.of(), null);
	}

	/**
	 * Exclude all connections of an id.
	 * @param id the id
	 * @return the exclusion
	 */
	public static Exclude connection(String id) {
		return new Exclude(Set.of(), Set.of(id), Set.of(), null);
	}

	/**
	 * Exclude all connections of a user.
	 * @param name the name of the handshake's principal
	 * @return the exclusion
	 */
	public static Exclude user(String name) {
		return new Exclude(Set.of(), Set.of(), Set.of(name), null);
	}

	/**
	 * Exclude the connections that match a predicate. A connection for which the
	 * predicate throws an exception is excluded, too, so that no message is disclosed by
	 * mistake.
	 * @param predicate the predicate, called once for each connection and message,
	 * concurrently on several event loops or on the thread that broadcasts; must not
	 * block
	 * @return the exclusion
	 */
	public static Exclude matching(Predicate<NeffosConnection> predicate) {
		return new Exclude(Set.of(), Set.of(), Set.of(), predicate);
	}

	/**
	 * Combine this exclusion with another one.
	 * @param other the other exclusion, whose predicate is called after this one's
	 * @return the exclusion of both
	 */
	public Exclude and(Exclude other) {
		if (isNobody() || other.isNobody()) {
			return (isNobody()) ? other : this;
		}
		Predicate<NeffosConnection> both = (this.predicate != null && other.predicate != null)
				? this.predicate.or(other.predicate) : (this.predicate != null) ? this.predicate : other.predicate;
		return new Exclude(union(this.connections, other.connections), union(this.ids, other.ids),
				union(this.users, other.users), both);
	}

	/**
	 * Return whether a connection is excluded.
	 * @param connection the connection
	 * @return {@code true} if it gets no message
	 */
	public boolean test(NeffosConnection connection) {
		return (!this.connections.isEmpty() && this.connections.contains(connection))
				|| (!this.ids.isEmpty() && this.ids.contains(connection.id()))
				|| (!this.users.isEmpty() && this.users.contains(nameOf(connection)))
				|| (this.predicate != null && this.predicate.test(connection));
	}

	private boolean isNobody() {
		return this.connections.isEmpty() && this.ids.isEmpty() && this.users.isEmpty() && this.predicate == null;
	}

	private static String nameOf(NeffosConnection connection) {
		String name = connection.user();
		return (name != null) ? name : "";
	}

	private static <T> Set<T> union(Set<T> one, Set<T> other) {
		Set<T> union = new HashSet<>(one);
		union.addAll(other);
		return Set.copyOf(union);
	}

}
