package io.neffos.spring.reference;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.neffos.spring.wire.Opcode;
import io.neffos.spring.wire.RawFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the recordings don't show of the application.
 */
class ReferenceApplicationTests {

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@Test
	void broadcast() throws IOException {
		WireClient one = this.server.connected("u1");
		WireClient two = this.server.connected("u2");
		call("POST", "/broadcast?ns=default&event=e&body=b&except=u2");
		one.expect(";default;;e;0;0;b");
		call("POST", "/broadcast?ns=default&event=e&body=b&to=u2&binary=1");
		RawFrame frame = two.raw().next();
		assertThat(frame.opcode()).isEqualTo(Opcode.BINARY);
		assertThat(frame.text()).isEqualTo(";default;;e;0;0;b");
		one.expectNothing();
	}

	@Test
	void broadcastOfManyMessages() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "r");
		String result = call("POST", "/broadcast?ns=default&room=r&event=e&n=20&par=3&gap=1ms&size=64&seq=1");
		assertThat(result).contains("\"recipients\":20");
		Set<String> sequence = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			String text = client.raw().next().text();
			assertThat(text).startsWith(";default;r;e;0;0;");
			String body = text.substring(";default;r;e;0;0;".length());
			assertThat(body).hasSize(64).matches("\\d{19},\\d+,x+");
			sequence.add(body.split(",")[1]);
		}
		assertThat(sequence).hasSize(20).contains("0", "19");
		client.expectNothing();
	}

	@Test
	void bodyOfASize() throws IOException {
		WireClient client = this.server.connected("u1");
		call("POST", "/broadcast?ns=default&event=e&size=40");
		assertThat(client.raw().next().text()).matches(";default;;e;0;0;\\d{19}x{21}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&to=u1" })
	void ask(String to) throws IOException {
		WireClient client = this.server.connected("u1");
		Thread answer = new Thread(() -> answer(client));
		answer.start();
		assertThat(call("GET", "/ask?ns=default&event=q&body=b&timeout=5000" + to))
			.isEqualTo("{\"body\":\"answer to b\",\"err\":\"\"}");
	}

	@Test
	void askWithoutAnswer() throws IOException {
		this.server.connected("u1");
		assertThat(call("GET", "/ask?ns=default&event=q&timeout=100")).contains("\"err\":\"ask timeout\"");
	}

	@Test
	void connect() throws IOException {
		WireClient client = this.server.acknowledged("u1");
		call("GET", "/do/connect?ns=second");
		String question = client.raw().next().text();
		assertThat(question).endsWith(";second;;_OnNamespaceConnect;0;0;");
		client.send(question.substring(0, question.indexOf(';')) + ";;;;;;")
			.send("$1;second;;echo;0;0;x")
			.expect("$1;second;;echo;0;0;x");
	}

	@Test
	void connectRightAfterADisconnect() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "r").expectNothingHandled();
		this.server.admin().events();
		call("GET", "/do/disconnect?ns=default");
		String question = client.raw().next().text();
		assertThat(question).endsWith(";default;;_OnNamespaceDisconnect;0;0;");
		client.send(question.substring(0, question.indexOf(';')) + ";;;;;;").connect("default").expectNothingHandled();
		assertThat(this.server.admin().events()).extracting((event) -> event.get("Event"))
			.startsWith("_OnNamespaceDisconnect", "_OnRoomLeave", "_OnRoomLeft", "do/disconnect")
			.contains("_OnNamespaceConnect");
	}

	@Test
	void failureOfTheApplicationsOwn() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("$1;default;;to;0;0;no separator")
			.expect("$1;default;;to;1;0;internal error")
			.send(";default;;to;0;0;no separator")
			.expect(";default;;to;1;0;internal error")
			.expectNothingHandled();
	}

	@Test
	void failureOfTheConnectCallback() throws IOException {
		WireClient client = this.server.pending(Map.of("X-Slow", "not a number"));
		client.send("M").expect("Hinternal error").expectClose(1008);
	}

	@Test
	void movesOutsideTheHandler() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send(";default;;connectme;0;0;forbidden").expect(";default;;connectError;0;0;forbidden namespace");
		client.send(";default;;joinmego;0;0;vip").expect(";default;;joinError;0;0;vip only");
	}

	private String call(String method, String path) {
		return this.server.admin().call(method, path);
	}

	private static void answer(WireClient client) {
		String question = client.raw().next().text();
		String[] fields = question.split(";", 7);
		try {
			client.send(fields[0] + ";default;;q;0;0;answer to " + fields[6]);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
