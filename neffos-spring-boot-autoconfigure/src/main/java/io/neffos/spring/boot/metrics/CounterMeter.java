package io.neffos.spring.boot.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.neffos.spring.boot.autoconfigure.SettingProperties;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.limits.ProtocolCounter;
import io.neffos.spring.limits.ProtocolCounters;

/**
 * A meter that reads one of the server's counters.
 *
 * @param name the meter's name
 * @param description the meter's description
 * @param tags the tags that distinguish it from other meters of the same name
 */
record CounterMeter(String name, String description, Tags tags) {

	static CounterMeter of(ProtocolCounter counter) {
		return switch (counter) {
			case RECEIVED_MESSAGE -> new CounterMeter("neffos.messages.received",
					"Messages from clients, those of the handshake included", Tags.empty());
			case SENT_MESSAGE -> new CounterMeter("neffos.messages.sent",
					"Messages written to clients or queued for them", Tags.empty());
			case INVALID_MESSAGE -> rejected("invalid");
			case DROPPED_EVENT -> rejected("unhandled_event");
			case REFUSED_ASK -> rejected("unhandled_ask");
			case DROPPED_REPLY -> rejected("lost_reply");
			case REFUSED_CALLBACK -> rejected("forbidden_event");
			case LATE_ANSWER -> rejected("late_answer");
			case REFUSED_ORIGIN -> refusedUpgrade("origin");
			case REFUSED_HOST -> refusedUpgrade("host");
			case REFUSED_HEADERS -> refusedUpgrade("headers");
			case UPGRADE_REQUIRED -> refusedUpgrade("upgrade_required");
			case MALFORMED_UPGRADE -> refusedUpgrade("malformed");
			case REFUSED_ADMISSION -> refusedUpgrade("limit");
			case REFUSED_IN_SHUTDOWN -> refusedUpgrade("shutdown");
			case STARTED_HANDSHAKE -> new CounterMeter("neffos.handshakes.started", "Handshakes begun", Tags.empty());
			case ACCEPTED_CONNECTION -> handshake("ACCEPTED");
			case REFUSED_CONNECTION -> handshake("REFUSED");
			case HANDSHAKE_TIMEOUT -> handshake("TIMEOUT");
			case HANDSHAKE_VIOLATION -> handshake("VIOLATION");
			case ABANDONED_HANDSHAKE -> handshake("ABANDONED");
			case VIOLATION -> new CounterMeter("neffos.violations",
					"Connections ended for a violation of the protocol or a limit", Tags.empty());
			case SLOW_CONSUMER_CLOSED -> slowConsumer("close");
			case DROPPED_OLDEST -> slowConsumer("drop_oldest");
			case DROPPED_NEWEST -> slowConsumer("drop_newest");
			case CONFLATED -> slowConsumer("conflate");
		};
	}

	/**
	 * Return the meter of a limit, tagged with the name of its property as in the
	 * Actuator endpoint.
	 */
	static CounterMeter of(Limit limit) {
		return new CounterMeter("neffos.limits.exceeded", "Refusals and disconnects for a limit",
				Tags.of(TagKeys.LIMIT, SettingProperties.nameOf(limit.setting())));
	}

	void register(ProtocolCounters counters, ToDoubleFunction<ProtocolCounters> count, Tags more,
			MeterRegistry registry) {
		FunctionCounter.builder(this.name, counters, count)
			.description(this.description)
			.tags(this.tags.and(more))
			.register(registry);
	}

	private static CounterMeter rejected(String reason) {
		return new CounterMeter("neffos.messages.rejected", "Messages without effect: not handled, or replies not sent",
				Tags.of(TagKeys.REASON, reason));
	}

	private static CounterMeter refusedUpgrade(String reason) {
		return new CounterMeter("neffos.upgrades.refused", "Refused upgrades", Tags.of(TagKeys.REASON, reason));
	}

	private static CounterMeter handshake(String outcome) {
		return new CounterMeter("neffos.handshakes", "Completed handshakes", Tags.of(TagKeys.OUTCOME, outcome));
	}

	private static CounterMeter slowConsumer(String policy) {
		return new CounterMeter("neffos.slow.consumer.decisions",
				"Events dropped or replaced, and connections closed, because a client reads too slowly",
				Tags.of(TagKeys.POLICY, policy));
	}

}
