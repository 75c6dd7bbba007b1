package io.neffos.spring.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import io.neffos.spring.wire.RawResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a reference application of its own, and clients that end with it.
 */
public final class ReferenceExtension implements BeforeEachCallback, AfterEachCallback {

	private static final String PATH = "/neffos";

	private final ReferenceSettings settings;

	private final List<RawClient> clients = new ArrayList<>();

	private @Nullable ReferenceApplication application;

	public ReferenceExtension(ReferenceSettings settings) {
		this.settings = settings;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		WebServerKind kind = AnnotationSupport
			.findAnnotation(context.getRequiredTestClass(), RunsOn.class, context.getEnclosingTestClasses())
			.map(RunsOn::value)
			.orElse(WebServerKind.NETTY);
		this.application = ReferenceApplication.start(kind, this.settings);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.clients.forEach(RawClient::close);
		this.clients.clear();
		application().close();
	}

	public AdminClient admin() {
		return new AdminClient(application().adminPort());
	}

	public int port() {
		return application().port();
	}

	public RawResponse http(RawRequest request) throws IOException {
		return request.exchange(application().port());
	}

	/**
	 * Opens a connection of a given id and leaves it pending.
	 * @param id the id
	 * @return the client
	 * @throws IOException if the server doesn't answer
	 */
	public WireClient pending(String id) throws IOException {
		return pending(Map.of("X-Username", id));
	}

	/**
	 * Opens a connection and leaves it pending.
	 * @param headers the headers of its upgrade
	 * @return the client
	 * @throws IOException if the server doesn't answer
	 */
	public WireClient pending(Map<String, String> headers) throws IOException {
		return open(new RawRequest("GET", PATH, headers));
	}

	/**
	 * Opens a connection and leaves it pending.
	 * @param request the request of its upgrade
	 * @return the client
	 * @throws IOException if the server doesn't answer
	 */
	public WireClient open(RawRequest request) throws IOException {
		RawClient client = RawClient.open(application().port(), request);
		this.clients.add(client);
		return new WireClient(client);
	}

	/**
	 * Opens a connection of a given id and completes its handshake.
	 * @param id the id
	 * @return the client
	 * @throws IOException if the server doesn't answer
	 */
	public WireClient acknowledged(String id) throws IOException {
		return pending(id).send("M").expect("A" + id);
	}

	/**
	 * Opens a connection of a given id and connects it to namespace {@code default}.
	 * @param id the id
	 * @return the client
	 * @throws IOException if the server doesn't answer
	 */
	public WireClient connected(String id) throws IOException {
		return acknowledged(id).connect("default");
	}

	private ReferenceApplication application() {
		if (this.application == null) {
			throw new IllegalStateException("The application runs only during a test");
		}
		return this.application;
	}

}
