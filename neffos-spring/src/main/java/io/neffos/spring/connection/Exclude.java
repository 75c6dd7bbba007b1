package io.neffos.spring.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Whom a broadcast leaves out. Immutable.
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
	 * Leaves out nobody.
	 * @return the exclusion
	 */
	public static Exclude nobody() {
		return NOBODY;
	}

	/**
	 * Leaves out exactly one connection.
	 * @param connection the connection
	 * @return the exclusion
	 */
	public static Exclude connection(NeffosConnection connection) {
		return new Exclude(Set.of(connection), Set.of(), Set.of(), null);
	}

	/**
	 * Leaves out every connection of an id.
	 * @param id the id
	 * @return the exclusion
	 */
	public static Exclude connection(String id) {
		return new Exclude(Set.of(), Set.of(id), Set.of(), null);
	}

	/**
	 * Leaves out every connection of a user.
	 * @param name the name of the handshake's principal
	 * @return the exclusion
	 */
	public static Exclude user(String name) {
		return new Exclude(Set.of(), Set.of(), Set.of(name), null);
	}

	/**
	 * Leaves out the connections that match. One for which the predicate fails is left
	 * out, too: better one message too few than one for the wrong eyes.
	 * @param predicate asked once for each connection and message, by several event loops
	 * at once or by whoever broadcasts: quick, and never blocking
	 * @return the exclusion
	 */
	public static Exclude matching(Predicate<NeffosConnection> predicate) {
		return new Exclude(Set.of(), Set.of(), Set.of(), predicate);
	}

	/**
	 * Leaves out those of another exclusion, too.
	 * @param other the other exclusion, whose predicate is asked after this one's
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
	 * Tells whether a connection is left out.
	 * @param connection the connection
	 * @return {@code true} if it gets nothing
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
