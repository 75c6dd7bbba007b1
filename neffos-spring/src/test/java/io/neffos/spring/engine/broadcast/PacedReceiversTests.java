package io.neffos.spring.engine.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.engine.session.ClientConnection;
import io.neffos.spring.engine.session.ManualLoop;
import io.neffos.spring.engine.session.TestClient;
import io.neffos.spring.server.ManagedNeffosServer;
import io.neffos.spring.server.NeffosServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many receivers of a question are asked before the event loops have written
 * anything.
 */
class PacedReceiversTests {

	private final ManualLoop loop = new ManualLoop();

	private final ManagedNeffosServer server = NeffosServer.builder().build();

	private final List<ClientConnection> receivers = IntStream.range(0, 600)
		.mapToObj((i) -> new TestClient(this.server, this.loop).connection())
		.toList();

	private final List<NeffosConnection> asked = new ArrayList<>();

	@Test
	void smallQuestion() {
		PacedReceivers.of(this.receivers, 100).subscribe(this.asked::add);
		assertThat(this.asked).hasSize(256);
		this.loop.runTasks();
		assertThat(this.asked).as("everybody, in order").isEqualTo(this.receivers);
	}

	@Test
	void largeQuestion() {
		PacedReceivers.of(this.receivers, 64 * 1024).subscribe(this.asked::add);
		assertThat(this.asked).as("a mebibyte").hasSize(16);
		this.loop.runTasks();
		assertThat(this.asked).isEqualTo(this.receivers);
	}

	@Test
	void fewReceivers() {
		PacedReceivers.of(this.receivers.subList(0, 10), 100).subscribe(this.asked::add);
		assertThat(this.asked).hasSize(10);
	}

}
