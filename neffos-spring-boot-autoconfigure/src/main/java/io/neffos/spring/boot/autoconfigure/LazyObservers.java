package io.neffos.spring.boot.autoconfigure;

import java.util.List;

import io.neffos.spring.connection.BroadcastObserver;
import io.neffos.spring.connection.SlowConsumerListener;
import io.neffos.spring.server.NeffosServerBuilder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The application's observers of broadcasts and listeners of slow consumers, which may
 * have the server injected. What happens before all beans were created is not observed.
 */
final class LazyObservers implements SmartInitializingSingleton {

	private final ObjectProvider<BroadcastObserver> broadcastObservers;

	private final ObjectProvider<SlowConsumerListener> slowConsumerListeners;

	private final boolean observed;

	private volatile Beans beans = new Beans(List.of(), List.of());

	LazyObservers(ListableBeanFactory beanFactory, ObjectProvider<BroadcastObserver> broadcastObservers,
			ObjectProvider<SlowConsumerListener> slowConsumerListeners) {
		this.broadcastObservers = broadcastObservers;
		this.slowConsumerListeners = slowConsumerListeners;
		this.observed = beanFactory.getBeanNamesForType(BroadcastObserver.class, true, false).length > 0;
	}

	void addTo(NeffosServerBuilder server) {
		server.slowConsumerListeners(() -> this.beans.slowConsumerListeners());
		if (this.observed) {
			// broadcasts are timed as soon as there is a source, even an empty one
			server.broadcastObservers(() -> this.beans.broadcastObservers());
		}
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.beans = new Beans(this.broadcastObservers.orderedStream().toList(),
				this.slowConsumerListeners.orderedStream().toList());
	}

	/**
	 * The beans found.
	 *
	 * @param broadcastObservers the observers in their order
	 * @param slowConsumerListeners the listeners in their order
	 */
	private record Beans(List<BroadcastObserver> broadcastObservers, List<SlowConsumerListener> slowConsumerListeners) {
	}

}
