package io.neffos.spring.limits;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Limits as values: a copy differs in what is asked for, and in nothing else.
 */
class LimitValuesTests {

	static Stream<Object> values() {
		return Stream.of(AdmissionLimits.NONE, AskLimits.DEFAULTS, ConnectionLimits.DEFAULTS, DrainSettings.DEFAULTS,
				EventRate.perSecond(7), HandshakeLimits.DEFAULTS, Heartbeat.DEFAULTS, InboundLimits.DEFAULTS,
				MembershipLimits.DEFAULTS, MemoryLimits.DEFAULTS, OutboundLimits.DEFAULTS);
	}

	@ParameterizedTest
	@MethodSource("values")
	void copies(Object limits) throws Exception {
		List<Method> methods = Arrays.stream(limits.getClass().getMethods())
			.filter((method) -> method.getName().startsWith("with"))
			.toList();
		assertThat(methods).isNotEmpty();
		for (Method method : methods) {
			Object[] other = Arrays.stream(method.getParameterTypes()).map(LimitValuesTests::other).toArray();
			Object copy = method.invoke(limits, other);
			Map<String, Object> before = fields(limits);
			Map<String, Object> after = fields(copy);
			assertThat(after.keySet().stream().filter((name) -> !after.get(name).equals(before.get(name))).toList())
				.as(method.getName())
				.hasSize(other.length)
				.anyMatch((name) -> method.getName().equalsIgnoreCase("with" + name));
			assertThat(copy).isNotEqualTo(limits).isEqualTo(method.invoke(limits, other));
			assertThat(copy).hasSameHashCodeAs(method.invoke(limits, other));
			assertThat(copy.toString()).contains(String.valueOf(other[0])).isNotEqualTo(limits.toString());
		}
	}

	@Test
	void valuesThatMakeNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> InboundLimits.DEFAULTS.withMessages(2, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> InboundLimits.DEFAULTS.withBytes(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> EventRate.perSecond(0));
		assertThatIllegalArgumentException().isThrownBy(() -> AdmissionLimits.NONE.withPerUser(0));
		assertThatIllegalArgumentException().isThrownBy(() -> Heartbeat.DEFAULTS.withTimeout(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> DrainSettings.DEFAULTS.withBatchSize(0));
	}

	@Test
	void timesThatNoTimerCounts() {
		Duration tooLong = Duration.ofDays(300 * 365);
		assertThatIllegalArgumentException().isThrownBy(() -> AskLimits.DEFAULTS.withTimeout(tooLong))
			.withMessageContaining("292 years");
		assertThatIllegalArgumentException().isThrownBy(() -> ConnectionLimits.DEFAULTS.withCloseGrace(tooLong))
			.withMessageContaining("292 years");
		assertThatIllegalArgumentException().isThrownBy(() -> InboundLimits.DEFAULTS.withHandlerTimeout(tooLong))
			.withMessageContaining("292 years");
	}

	private static Object other(Class<?> type) {
		Map<Class<?>, Object> others = Map.of(int.class, 9_999_999, long.class, 5L, Integer.class, 5, Duration.class,
				Duration.ofDays(3), EventRate.class, EventRate.perSecond(3), HandshakeLimits.class,
				HandshakeLimits.DEFAULTS.withBytes(1), InboundLimits.class, InboundLimits.DEFAULTS.withMessages(1, 2),
				AskLimits.class, AskLimits.DEFAULTS.withPending(1), MembershipLimits.class,
				MembershipLimits.DEFAULTS.withRooms(1), Heartbeat.class,
				Heartbeat.DEFAULTS.withTimeout(Duration.ofDays(3)));
		return others.get(type);
	}

	private static Map<String, Object> fields(Object limits) throws IllegalAccessException {
		Map<String, Object> fields = new TreeMap<>();
		for (Field field : limits.getClass().getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers())) {
				field.setAccessible(true);
				Object value = field.get(limits);
				fields.put(field.getName(), (value != null) ? value : "none");
			}
		}
		return fields;
	}

}
