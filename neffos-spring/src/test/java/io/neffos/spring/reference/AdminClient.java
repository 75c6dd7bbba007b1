package io.neffos.spring.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls an application's admin port.
 */
public final class AdminClient {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.shared();

	private final URI base;

	public AdminClient(int port) {
		this.base = URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * Makes a call.
	 * @param method the method
	 * @param path the path and query
	 * @return the answer
	 */
	public String call(String method, String path) {
		HttpRequest request = HttpRequest.newBuilder(this.base.resolve(path))
			.timeout(PATIENCE)
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public int count() {
		return Integer.parseInt(call("GET", "/count"));
	}

	/**
	 * Returns the callbacks that ran since the last call.
	 * @return the log's lines
	 */
	public List<Map<String, Object>> events() {
		return JSON.readValue(call("GET", "/events"), new TypeReference<List<Map<String, Object>>>() {
		});
	}

	/**
	 * Returns one of the counters of the server at {@code /neffos}.
	 * @param name its name
	 * @return the count
	 */
	public long counter(String name) {
		return JSON.readTree(call("GET", "/stats")).get("/neffos").get("counters").get(name).asLong();
	}

	/**
	 * Returns how often a limit of the server at {@code /neffos} has been exceeded.
	 * @param name the limit's name
	 * @return the count
	 */
	public long limit(String name) {
		return JSON.readTree(call("GET", "/stats")).get("/neffos").get("limits").get(name).asLong();
	}

	/**
	 * Returns how many connections of the server at {@code /neffos} are in a namespace.
	 * @param namespace the namespace
	 * @return the number of connections
	 */
	public int connections(String namespace) {
		return JSON.readTree(call("GET", "/stats"))
			.get("/neffos")
			.get("namespaces")
			.get(namespace)
			.get("connections")
			.asInt();
	}

}
