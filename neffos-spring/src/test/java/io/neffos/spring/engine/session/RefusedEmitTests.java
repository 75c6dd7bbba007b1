package io.neffos.spring.engine.session;

import java.util.List;

import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.limits.Limit;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Emits that are refused and whose results have no subscriber.
 */
@ExtendWith(OutputCaptureExtension.class)
class RefusedEmitTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder().namespace("ns", (ns) -> {
	}).maxQueuedBytes(16 * 1024).build();

	private final TestClient client = TestClient.connected(this.server, this.loop, "ns");

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@AfterEach
	void resetLevel() {
		this.logging.setLogLevel(RefusedEmits.class.getName(), null);
	}

	@Test
	void full(CapturedOutput output) {
		while (this.server.outboundLoad().queuedBytes() < 16 * 1024) {
			this.server.to("ns").broadcast("fill", "x".repeat(1024));
		}
		for (int i = 0; i < 10; i++) {
			member().emit("say", "x");
		}
		assertThat(lines(output, "neffos.server.broadcast.max-queued-size")).singleElement()
			.asString()
			.contains(" WARN ", "Refused a message of event 'say' of namespace 'ns' to connection");
		assertThat(this.server.counters().count(Limit.QUEUED_SIZE)).isEqualTo(10);
	}

	@Test
	void notAMember(CapturedOutput output) {
		NamespaceConnection member = member();
		assertRefused(member, NeffosError.BAD_ROOM);
		assertThat(lines(output, "Refused")).isEmpty();
		this.logging.setLogLevel(RefusedEmits.class.getName(), LogLevel.DEBUG);
		assertRefused(member, NeffosError.BAD_ROOM);
		this.client.disappear();
		assertRefused(member, NeffosError.WRITE_CLOSED);
		assertThat(lines(output, "Refused a message")).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("DEBUG", "event 'say' of namespace 'ns', room 'far'",
					"connection '" + member.connection().id() + "'"))
			.satisfiesExactly((line) -> assertThat(line).endsWith(": bad room"),
					(line) -> assertThat(line).endsWith(": write closed"));
	}

	private static void assertRefused(NamespaceConnection member, NeffosError error) {
		StepVerifier.create(member.emit(NeffosMessage.builder().room("far").event("say").body("x").build()).result())
			.verifyErrorSatisfies((ex) -> assertThat(((NeffosException) ex).error()).isEqualTo(error));
	}

	private NamespaceConnection member() {
		NamespaceConnection member = this.client.connection().namespace("ns");
		assertThat(member).isNotNull();
		return member;
	}

	private static List<String> lines(CapturedOutput output, String part) {
		return output.toString().lines().filter((line) -> line.contains(part)).toList();
	}

}
