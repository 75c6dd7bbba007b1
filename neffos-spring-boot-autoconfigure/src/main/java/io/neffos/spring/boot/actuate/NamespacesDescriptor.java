package io.neffos.spring.boot.actuate;

import io.neffos.spring.boot.actuate.ServersDescriptor.NamespaceSummary;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Namespaces of a server.
 *
 * @param server the name of the server's bean
 * @param namespaces the namespaces, by name
 * @since 0.1.0
 */
public record NamespacesDescriptor(String server, Page<NamespaceSummary> namespaces) implements OperationResponseBody {

}
