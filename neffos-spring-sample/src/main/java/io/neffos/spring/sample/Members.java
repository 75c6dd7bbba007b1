package io.neffos.spring.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Members of the chat. Each name is assigned to one connection at a time.
 */
@Component
class Members {

	/** Close reason for a page whose member has signed in from another window. */
	static final CloseReason TAKEN_OVER = new CloseReason(4001, "signed in from another window");

	private static final String ATTRIBUTE = Member.class.getName();

	private final Map<String, Member> byName = new HashMap<>();

	/**
	 * Assigns a name to a connection. With the token of the name, the connection takes
	 * the name over: a reloaded page may connect before its old connection has ended.
	 * @param typed the name
	 * @param token the token of the previous assignment, or {@code null}
	 * @param connection the connection
	 * @return the member
	 * @throws NeffosException if the connection can't have the name
	 */
	Member signIn(String typed, @Nullable String token, NamespaceConnection connection) {
		String name = ChatNames.member(typed);
		Member previous;
		Member member;
		synchronized (this.byName) {
			previous = this.byName.get(ChatNames.key(name));
			String kept = (previous != null && (previous.hasToken(token) || previous.isOn(connection)))
					? previous.token() : null;
			if (previous != null && kept == null && !previous.isGone()) {
				throw new NeffosException("The name " + name + " is taken. Please choose another one.");
			}
			signOut(connection);
			member = new Member(name, (kept != null) ? kept : UUID.randomUUID().toString(), connection);
			this.byName.put(ChatNames.key(name), member);
			connection.connection().attributes().set(ATTRIBUTE, member);
		}
		if (previous != null && !previous.isOn(connection)) {
			previous.connection().connection().close(TAKEN_OVER);
		}
		return member;
	}

	/**
	 * Removes the name of a connection, unless another connection has taken it over.
	 * @param connection the connection
	 */
	void signOut(NamespaceConnection connection) {
		synchronized (this.byName) {
			Member member = find(connection.connection());
			if (member != null) {
				this.byName.remove(ChatNames.key(member.name()));
			}
			connection.connection().attributes().remove(ATTRIBUTE);
		}
	}

	/**
	 * Returns the member behind a connection.
	 * @param connection the connection
	 * @return the member
	 * @throws NeffosException if it has no name, or none any more
	 */
	Member of(NamespaceConnection connection) {
		Member member = find(connection.connection());
		if (member == null) {
			throw new NeffosException("Please choose a name first.");
		}
		return member;
	}

	/**
	 * Returns the member behind a connection.
	 * @param connection the connection
	 * @return the member, or {@code null} if it has no name, or none any more
	 */
	@Nullable Member find(NeffosConnection connection) {
		Member member = connection.attributes().get(ATTRIBUTE, Member.class);
		if (member == null) {
			return null;
		}
		synchronized (this.byName) {
			// another connection may have taken the name over
			return (member.equals(this.byName.get(ChatNames.key(member.name())))) ? member : null;
		}
	}

	/**
	 * Returns the member of a name.
	 * @param name the name
	 * @return the member
	 * @throws NeffosException if the name isn't assigned
	 */
	Member named(String name) {
		synchronized (this.byName) {
			Member member = this.byName.get(ChatNames.key(name.strip()));
			if (member == null) {
				throw new NeffosException(name + " is not here at the moment.");
			}
			return member;
		}
	}

	/**
	 * Returns all names.
	 * @return the names, sorted
	 */
	List<String> names() {
		synchronized (this.byName) {
			return this.byName.values().stream().map(Member::name).sorted(String.CASE_INSENSITIVE_ORDER).toList();
		}
	}

}
