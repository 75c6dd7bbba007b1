package io.neffos.spring.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

import io.neffos.spring.connection.Handshake;
import io.neffos.spring.engine.server.Admission;
import io.neffos.spring.engine.server.Visitor;
import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.Limit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many connections a server takes.
 */
class AdmissionTests {

	@Test
	void withoutLimits() {
		Admission admission = new Admission(AdmissionLimits.NONE);
		for (int i = 0; i < 1000; i++) {
			assertThat(admission.enter(visitor("127.0.0.1", "ann", "id"))).isNull();
		}
	}

	@Test
	void connections() {
		Admission admission = new Admission(AdmissionLimits.NONE.withConnections(2));
		assertThat(admission.enter(visitor("127.0.0.1", null, "1"))).isNull();
		assertThat(admission.enter(visitor("127.0.0.2", null, "2"))).isNull();
		assertThat(admission.exceededBy(visitor("127.0.0.3", null, null))).isEqualTo(Limit.CONNECTIONS);
		assertThat(admission.enter(visitor("127.0.0.3", null, "3"))).isEqualTo(Limit.CONNECTIONS);
		admission.leave(visitor("127.0.0.1", null, "1"));
		assertThat(admission.enter(visitor("127.0.0.3", null, "3"))).isNull();
	}

	@Test
	void addresses() {
		Admission admission = new Admission(AdmissionLimits.NONE.withPerAddress(1));
		assertThat(admission.enter(visitor("10.0.0.1", null, "1"))).isNull();
		assertThat(admission.enter(visitor("10.0.0.1", null, "2"))).isEqualTo(Limit.CONNECTIONS_PER_ADDRESS);
		assertThat(admission.enter(visitor("10.0.0.2", null, "3"))).isNull();
	}

	@Test
	void addressThatAProxyTells() {
		Admission admission = new Admission(AdmissionLimits.NONE.withPerAddress(1));
		Visitor visitor = new Visitor(new Handshake(URI.create("/neffos"), Map.of(), Map.of(), null,
				InetSocketAddress.createUnresolved("10.0.0.1", 1)), "1");
		assertThat(admission.enter(visitor)).isNull();
		assertThat(admission.enter(visitor)).isEqualTo(Limit.CONNECTIONS_PER_ADDRESS);
	}

	@Test
	void networksOfSixtyFourBits() {
		Admission admission = new Admission(AdmissionLimits.NONE.withPerAddress(1));
		assertThat(admission.enter(visitor("2001:db8:0:1::1", null, "1"))).isNull();
		assertThat(admission.exceededBy(visitor("2001:db8:0:1:ffff::9", null, null)))
			.isEqualTo(Limit.CONNECTIONS_PER_ADDRESS);
		assertThat(admission.exceededBy(visitor("2001:db8:0:2::1", null, null))).isNull();
	}

	@Test
	void users() {
		Admission admission = new Admission(AdmissionLimits.NONE.withPerUser(1));
		assertThat(admission.enter(visitor("127.0.0.1", "ann", "1"))).isNull();
		assertThat(admission.enter(visitor("127.0.0.1", "ann", "2"))).isEqualTo(Limit.CONNECTIONS_PER_USER);
		assertThat(admission.enter(visitor("127.0.0.1", null, "3"))).as("nobody in particular").isNull();
		assertThat(admission.enter(visitor("127.0.0.1", null, "4"))).isNull();
	}

	@Test
	void ids() {
		Admission admission = new Admission(AdmissionLimits.NONE.withPerId(1));
		assertThat(admission.enter(visitor("127.0.0.1", null, "1"))).isNull();
		assertThat(admission.enter(visitor("127.0.0.1", null, "1"))).isEqualTo(Limit.CONNECTIONS_PER_ID);
	}

	@Test
	void refusedOne() {
		Admission admission = new Admission(AdmissionLimits.NONE.withConnections(5).withPerAddress(5).withPerUser(1));
		admission.enter(visitor("127.0.0.1", "ann", "1"));
		admission.enter(visitor("127.0.0.1", "ann", "2"));
		admission.leave(visitor("127.0.0.1", "ann", "1"));
		assertThat(admission.isEmpty()).as("counts nowhere").isTrue();
	}

	private static Visitor visitor(String address, @Nullable String user, @Nullable String id) {
		return new Visitor(new Handshake(URI.create("/neffos"), Map.of(), Map.of(), (user != null) ? () -> user : null,
				new InetSocketAddress(address, 1)), id);
	}

}
