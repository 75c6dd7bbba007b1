package io.neffos.spring.docs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.connection.SlowConsumerEvent;
import io.neffos.spring.connection.SlowConsumerEvent.Kind;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class SlowReaders {

	private final Set<String> behind = ConcurrentHashMap.newKeySet();

	@EventListener
	void slowConsumer(SlowConsumerEvent event) {
		if (event.kind() == Kind.DROPPING) {
			this.behind.add(event.connection().id());
		}
		else {
			this.behind.remove(event.connection().id());
		}
	}

}
