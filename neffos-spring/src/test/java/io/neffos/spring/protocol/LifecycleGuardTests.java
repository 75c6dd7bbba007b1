package io.neffos.spring.protocol;

import java.io.IOException;

import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.reference.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only the server may do.
 */
class LifecycleGuardTests {

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@ParameterizedTest
	@ValueSource(strings = { "_OnNamespaceConnected", "_OnRoomJoined", "_OnAnyEvent", "_OnNativeMessage" })
	void callbackFiredByAClient(String event) throws IOException {
		WireClient client = this.server.connected("u1").join("default", "lobby");
		client.expectNothingHandled();
		this.server.admin().events();
		client.send("$1;default;;" + event + ";0;0;x")
			.expect("$1;default;;" + event + ";1;0;invalid payload")
			.send("$2;default;lobby;" + event + ";0;0;x")
			.expect("$2;default;lobby;" + event + ";1;0;invalid payload")
			.send(";default;;" + event + ";0;0;x")
			.expectNothingHandled();
		assertThat(this.server.admin().events()).extracting((logged) -> logged.get("Event")).containsExactly("echo");
		assertThat(this.server.admin().counter("REFUSED_CALLBACK")).isEqualTo(3);
	}

	@Test
	void leftCallbackThatNobodyWaitsFor() throws IOException {
		WireClient client = this.server.connected("u1").join("default", "lobby").expectNothingHandled();
		this.server.admin().events();
		client.send(";default;lobby;_OnRoomLeft;0;0;").expectNothingHandled();
		assertThat(this.server.admin().events()).extracting((logged) -> logged.get("Event")).containsExactly("echo");
		assertThat(this.server.admin().counter("REFUSED_CALLBACK")).isOne();
		client.send("$1;default;;rooms;0;0;").expect("$1;default;;rooms;0;0;[\"lobby\"]");
	}

	@Test
	void joinedCallbackAfterARefusedJoin() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send("$1;default;vip;_OnRoomJoin;0;0;")
			.expect("$1;default;vip;_OnRoomJoin;1;0;vip only")
			.send(";default;vip;_OnRoomJoined;0;0;")
			.expectNothingHandled();
		assertThat(this.server.admin().events()).extracting((logged) -> logged.get("Event"))
			.doesNotContain("_OnRoomJoined");
	}

	@Test
	void anyEventFiredByAClient() throws IOException {
		WireClient client = this.server.acknowledged("u1").connect("any");
		client.send("$1;any;;_OnRoomJoined;0;0;").expect("$1;any;;_OnRoomJoined;1;0;invalid payload");
		client.send("$2;any;;_OnSomething;0;0;");
		assertThat(client.raw().next().text()).startsWith("$2;any;;_OnSomething;1;0;");
	}

	@Test
	void eventOfARoomThatIsNotJoined() throws IOException {
		WireClient member = this.server.connected("member").join("default", "lobby");
		WireClient outsider = this.server.connected("outsider");
		outsider.send("$1;default;lobby;chat;0;0;x")
			.expect("$1;default;lobby;chat;1;0;bad room")
			.send(";default;lobby;chat;0;0;x")
			.expectNothingHandled();
		member.expectNothing();
		assertThat(this.server.admin().events()).extracting((logged) -> logged.get("Event")).doesNotContain("chat");
		assertThat(this.server.admin().counter("DROPPED_EVENT")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "neffos(0xc000123456", "x!c000123456", "!1", "$!1" })
	void tokenThatLooksLikeASendersAddress(String token) throws IOException {
		WireClient sender = this.server.connected("sender");
		WireClient other = this.server.connected("other");
		sender.send(token + ";default;;chat;0;0;hi").expect(token + ";;;;;;");
		other.expect(";default;;chat;0;0;hi");
	}

	@Test
	void answerOfAnotherClient() throws IOException {
		WireClient asked = this.server.connected("asked");
		WireClient other = this.server.connected("other");
		asked.send(";default;;askmego;0;0;question");
		String question = asked.raw().next().text();
		String token = question.substring(0, question.indexOf(';'));
		assertThat(question).isEqualTo(token + ";default;;onAsk;0;0;question");
		other.send(token + ";default;;onAsk;0;0;evil").expectNothingHandled();
		asked.expectNothingHandled()
			.send(token + ";default;;onAsk;0;0;honest")
			.expect(";default;;askResult;0;0;honest")
			.send(token + ";default;;onAsk;0;0;late")
			.expectNothingHandled();
		assertThat(this.server.admin().counter("LATE_ANSWER")).isEqualTo(2);
	}

	@Test
	void confirmationWhileTheServerWaits() throws IOException {
		WireClient client = this.server.connected("u1");
		client.send(";default;;askmego;0;0;question");
		String question = client.raw().next().text();
		client.send("#1;default;;onAsk;0;0;evil")
			.expectNothingHandled()
			.send(question.substring(0, question.indexOf(';')) + ";default;;onAsk;0;0;honest")
			.expect(";default;;askResult;0;0;honest");
		assertThat(this.server.admin().counter("LATE_ANSWER")).isOne();
	}

}
