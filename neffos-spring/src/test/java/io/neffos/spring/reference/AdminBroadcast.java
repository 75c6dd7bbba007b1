package io.neffos.spring.reference;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.Exclude;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The admin call that broadcasts {@code n} messages, split between {@code par} senders
 * that each pause for {@code gap} before a message.
 */
final class AdminBroadcast {

	private static final char PADDING = 'x';

	private final AdminParameters parameters;

	private final AtomicInteger sequence = new AtomicInteger();

	AdminBroadcast(ServerRequest request) {
		this.parameters = new AdminParameters(request);
	}

	Mono<BroadcastResult> run(ManagedNeffosServer server) {
		int messages = this.parameters.number("n", 1);
		int senders = this.parameters.number("par", 1);
		return Flux.range(0, senders)
			.flatMap((sender) -> send(server, messages / senders + ((sender < messages % senders) ? 1 : 0)), senders)
			.reduce(BroadcastResult.NONE, BroadcastResult::plus);
	}

	private Flux<BroadcastResult> send(ManagedNeffosServer server, int messages) {
		Duration gap = this.parameters.duration("gap", Duration.ZERO);
		Flux<Integer> ticks = Flux.range(0, messages).subscribeOn(Schedulers.parallel());
		return ((gap.isZero()) ? ticks : ticks.delayElements(gap))
			.flatMap((tick) -> server.broadcast(exclude(), message()).result(), Integer.MAX_VALUE);
	}

	private Exclude exclude() {
		String id = this.parameters.text("except");
		return (id.isEmpty()) ? Exclude.nobody() : Exclude.connection(id);
	}

	private NeffosMessage message() {
		String body = body();
		return ((this.parameters.flag("binary")) ? this.parameters.message().body(body.getBytes(StandardCharsets.UTF_8))
				: this.parameters.message().body(body))
			.build();
	}

	private String body() {
		int size = this.parameters.number("size", -1);
		if (size < 0 && !this.parameters.flag("seq")) {
			return this.parameters.text("body");
		}
		StringBuilder body = new StringBuilder().append(unixNanos());
		if (this.parameters.flag("seq")) {
			body.append(',').append(this.sequence.getAndIncrement()).append(',');
		}
		body.append(this.parameters.text("body"));
		while (body.length() < size) {
			body.append(PADDING);
		}
		return body.toString();
	}

	private static long unixNanos() {
		Instant now = Instant.now();
		return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
	}

}
