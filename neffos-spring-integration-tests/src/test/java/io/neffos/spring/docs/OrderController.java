package io.neffos.spring.docs;

import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosCloseException;
import io.neffos.spring.message.NeffosException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

@NeffosController("orders")
class OrderController {

	private static final CloseReason BLOCKED = new CloseReason(4003, "customer is blocked");

	private final Map<String, Order> orders = new ConcurrentHashMap<>();

	// Returns a plain value: runs on a thread that may block.
	@NeffosEvent
	Receipt place(@Valid Order order, Principal customer,
			@Header(name = "Accept-Language", required = false) @Nullable String language) {
		if (customer.getName().equals("mallory")) {
			throw new NeffosCloseException(BLOCKED);
		}
		String id = customer.getName() + "-" + (this.orders.size() + 1);
		this.orders.put(id, order);
		return new Receipt(id, (language != null) ? language : "en");
	}

	// Returns a Mono: runs on the event loop and must not block.
	@NeffosEvent("find")
	Mono<Order> order(String id) {
		return Mono.justOrEmpty(this.orders.get(id)).switchIfEmpty(Mono.error(new NeffosException("no such order")));
	}

	@NeffosEvent
	Mono<String> cancel(NamespaceConnection customer, String id) {
		return customer.ask("confirm", "Cancel " + id + "?", Duration.ofSeconds(20))
			.map((answer) -> (answer.text().equals("yes")) ? "cancelled" : "kept");
	}

	@MessageExceptionHandler
	void invalid(MethodArgumentNotValidException failure) {
		throw new NeffosException("The order is not complete.", failure);
	}

	record Order(@NotBlank(message = "which article?") String article,
			@Min(value = 1, message = "how many?") int number) {
	}

	record Receipt(String id, String language) {
	}

}
