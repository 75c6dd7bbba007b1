package io.neffos.spring.boot.autoconfigure;

import java.util.List;

import io.neffos.spring.server.ConnectionExpiry;
import io.neffos.spring.server.ConnectionIdGenerator;
import io.neffos.spring.server.ConnectionInterceptor;
import io.neffos.spring.server.NeffosServerBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The application's interceptors, id generator and such, which may have the server
 * injected. So they are asked for when the server is there: after all beans were created,
 * but before the web server takes connections, whose event loops must not wait for beans.
 */
final class LazyConnectionBeans implements SmartInitializingSingleton {

	private final ObjectProvider<ConnectionInterceptor> interceptors;

	private final ObjectProvider<ConnectionIdGenerator> idGenerators;

	private final ObjectProvider<ConnectionExpiry> expiries;

	private volatile @Nullable Beans beans;

	LazyConnectionBeans(ObjectProvider<ConnectionInterceptor> interceptors,
			ObjectProvider<ConnectionIdGenerator> idGenerators, ObjectProvider<ConnectionExpiry> expiries) {
		this.interceptors = interceptors;
		this.idGenerators = idGenerators;
		this.expiries = expiries;
	}

	void addTo(NeffosServerBuilder server) {
		server.interceptors(() -> beans().interceptors())
			.connectionExpiries(() -> beans().expiries())
			.connectionIdGenerator((handshake) -> beans().idGenerator().generate(handshake));
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.beans = new Beans(this.interceptors.orderedStream().toList(),
				this.idGenerators.getIfAvailable(ConnectionIdGenerator::random),
				this.expiries.orderedStream().toList());
	}

	private Beans beans() {
		Beans found = this.beans;
		if (found == null) {
			throw new IllegalStateException("The application's interceptors have not been created yet");
		}
		return found;
	}

	/**
	 * What was found.
	 *
	 * @param interceptors the interceptors in their order
	 * @param idGenerator the id generator
	 * @param expiries the sources of connections' expiry
	 */
	private record Beans(List<ConnectionInterceptor> interceptors, ConnectionIdGenerator idGenerator,
			List<ConnectionExpiry> expiries) {
	}

}
