package io.neffos.spring.boot.actuate;

import java.util.List;
import java.util.stream.Collectors;

import io.neffos.spring.engine.text.LogText;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The reason why a request that changes something found nothing to change.
 *
 * @param reason the reason, for humans
 * @since 0.1.0
 */
public record MissingDescriptor(String reason) implements OperationResponseBody {

	/**
	 * Describes a namespace that no server has, or a room without members.
	 * @param servers the servers that could have been meant
	 */
	static MissingDescriptor of(List<NamedServer> servers, String namespace, String room) {
		if (servers.isEmpty()) {
			return new MissingDescriptor("There is no such server");
		}
		if (servers.stream().noneMatch((named) -> named.declares(namespace))) {
			return new MissingDescriptor("Namespace " + LogText.quote(namespace) + " is not declared; declared: "
					+ servers.stream()
						.flatMap((named) -> named.server().namespaces().stream())
						.distinct()
						.sorted()
						.map(LogText::quote)
						.collect(Collectors.joining(", ")));
		}
		return new MissingDescriptor((room.isEmpty()) ? "No such connection is in the namespace"
				: "No such connection is in room " + LogText.quote(room));
	}

}
