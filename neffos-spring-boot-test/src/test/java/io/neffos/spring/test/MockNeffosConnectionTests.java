package io.neffos.spring.test;

import java.time.Duration;

import io.neffos.spring.connection.BroadcastResult;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.CloseReason;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of {@link MockNeffosConnection}.
 */
class MockNeffosConnectionTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final MockNeffosConnection connection = MockNeffosConnection.builder()
		.room("chat", "lobby")
		.onAsk("name", (question) -> Mono.just("Ada " + question.text()))
		.onAsk("nothing", (question) -> Mono.empty())
		.onAsk("silence", (question) -> Mono.never())
		.onAsk("refusal", (question) -> Mono.error(new NeffosException("no")))
		.build();

	private final NamespaceConnection chat = this.connection.toNamespace("chat");

	private final JoinedRoom lobby = this.connection.room("chat", "lobby");

	@Test
	void identity() {
		assertThat(MockNeffosConnection.builder().id("1").build().id()).isEqualTo("1");
	}

	@Test
	void emptyId() {
		assertThatIllegalArgumentException().isThrownBy(() -> MockNeffosConnection.builder().id(""));
	}

	@Test
	void user() {
		NeffosConnection ada = MockNeffosConnection.builder().principal(() -> "ada").build();
		assertThat(ada.user()).isEqualTo("ada");
	}

	@Test
	void anonymous() {
		assertThat(this.connection.principal()).isNull();
	}

	@Test
	void handshakeHeaders() {
		NeffosConnection languages = MockNeffosConnection.builder()
			.header("Accept-Language", "en")
			.header("Accept-Language", "el")
			.build();
		assertThat(languages.handshake().headers("accept-language")).containsExactly("en", "el");
	}

	@Test
	void reconnect() {
		assertThat(MockNeffosConnection.builder().header("X-Websocket-Reconnect", "2").build().reconnectTries())
			.isEqualTo(2);
	}

	@Test
	void connectedNamespaces() {
		assertThat(MockNeffosConnection.builder().namespace("b").namespace("a").build().namespaces())
			.extracting(NamespaceConnection::namespace)
			.containsExactly("b", "a");
	}

	@Test
	void joinedRooms() {
		assertThat(this.chat.rooms()).containsExactly(this.lobby);
	}

	@Test
	void members() {
		assertThat(this.chat.toRoom("lobby").members()).containsExactly(this.connection);
	}

	@Test
	void membersOfAnotherRoom() {
		assertThat(this.chat.toRoom("attic").members()).isEmpty();
	}

	@Test
	void roomThatTheClientIsNotIn() {
		assertThatIllegalStateException().isThrownBy(() -> this.connection.room("chat", "attic"));
	}

	@Test
	void emitToRoom() {
		this.lobby.emit("said", "Hello");
		assertThat(this.connection.emitted())
			.extracting(NeffosMessage::namespace, NeffosMessage::room, NeffosMessage::event, NeffosMessage::text)
			.containsExactly(tuple("chat", "lobby", "said", "Hello"));
	}

	@Test
	void emitOfMessageWithoutNamespace() {
		this.chat.emit(NeffosMessage.builder().event("said").build());
		assertThat(this.connection.emitted()).extracting(NeffosMessage::namespace).containsExactly("chat");
	}

	@Test
	void emitToNamespaceThatTheClientIsNotIn() {
		StepVerifier.create(this.connection.toNamespace("other").emit("said", "Hello").result())
			.expectErrorMessage("bad namespace")
			.verify(SOON);
	}

	@Test
	void emitToRoomThatTheClientIsNotIn() {
		NeffosMessage message = NeffosMessage.builder().room("attic").event("said").build();
		StepVerifier.create(this.chat.emit(message).result()).expectErrorMessage("bad room").verify(SOON);
	}

	@Test
	void refusedEmit() {
		this.connection.toNamespace("other").emit("said", "Hello");
		assertThat(this.connection.emitted()).isEmpty();
	}

	@Test
	void emitOfReservedEvent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.chat.emit("_OnRoomJoin", ""));
	}

	@Test
	void bodyThatTheConverterCannotWrite() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.chat.emit("said", 1));
	}

	@Test
	void bodyConverter() {
		BodyConverter converter = (body, message) -> message.body("<" + body + ">");
		MockNeffosConnection converting = MockNeffosConnection.builder()
			.namespace("chat")
			.bodyConverter(converter)
			.build();
		converting.toNamespace("chat").emit("said", 1);
		assertThat(converting.emitted()).extracting(NeffosMessage::text).containsExactly("<1>");
	}

	@Test
	void broadcast() {
		this.lobby.broadcast("said", "Hello");
		assertThat(this.connection.broadcasts()).extracting(NeffosMessage::text).containsExactly("Hello");
	}

	@Test
	void broadcastIsNoEmit() {
		this.lobby.broadcast("said", "Hello");
		assertThat(this.connection.emitted()).isEmpty();
	}

	@Test
	void broadcastOthers() {
		this.lobby.broadcastOthers("said", "Hello");
		assertThat(this.connection.broadcastsToOthers()).extracting(NeffosMessage::room).containsExactly("lobby");
	}

	@Test
	void resultOfBroadcast() {
		StepVerifier.create(this.lobby.broadcast("said", "Hello").result())
			.expectNext(new BroadcastResult(1, 1, 0, 0))
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void resultOfBroadcastToAnotherId() {
		NeffosMessage message = NeffosMessage.builder().event("said").to("another").build();
		StepVerifier.create(this.chat.broadcast(message).result())
			.expectNext(BroadcastResult.NONE)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void broadcastOfReservedEvent() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.chat.broadcast("_OnRoomJoin", ""));
	}

	@Test
	void nativeMessageInRoom() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.lobby.emit(NeffosMessage.ofNative("x")));
	}

	@Test
	void ask() {
		StepVerifier.create(this.chat.ask("name", "?").map(NeffosMessage::text))
			.expectNext("Ada ?")
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void askWithType() {
		StepVerifier.create(this.chat.ask("name", "!", String.class)).expectNext("Ada !").expectComplete().verify(SOON);
	}

	@Test
	void askIsCold() {
		Mono<NeffosMessage> answer = this.chat.ask("name", "?");
		assertThat(answer).isNotNull();
		assertThat(this.connection.asked()).isEmpty();
	}

	@Test
	void asked() {
		StepVerifier.create(this.chat.ask("name", "?")).expectNextCount(1).expectComplete().verify(SOON);
		assertThat(this.connection.asked()).extracting(NeffosMessage::event).containsExactly("name");
	}

	@Test
	void emptyAnswer() {
		StepVerifier.create(this.chat.ask("nothing", "").map(NeffosMessage::size))
			.expectNext(0)
			.expectComplete()
			.verify(SOON);
	}

	@Test
	void askWithoutStub() {
		StepVerifier.create(this.chat.ask("other", "")).expectErrorMessage("unknown event").verify(SOON);
	}

	@Test
	void askThatTheClientRefuses() {
		StepVerifier.create(this.chat.ask("refusal", "")).expectErrorMessage("no").verify(SOON);
	}

	@Test
	void askTimeout() {
		StepVerifier.withVirtualTime(() -> this.chat.ask("silence", "", Duration.ofSeconds(2)))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(2))
			.expectErrorMessage("ask timeout")
			.verify(SOON);
	}

	@Test
	void defaultAskTimeout() {
		StepVerifier.withVirtualTime(() -> this.chat.ask("silence", ""))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(10))
			.expectErrorMessage("ask timeout")
			.verify(SOON);
	}

	@Test
	void askInNamespaceThatTheClientIsNotIn() {
		StepVerifier.create(this.connection.toNamespace("other").ask("name", ""))
			.expectErrorMessage("bad namespace")
			.verify(SOON);
	}

	@Test
	void askThatTheEndOfTheConnectionFinds() {
		StepVerifier.create(this.chat.ask("silence", ""))
			.then(this.connection::close)
			.expectErrorMessage("write closed")
			.verify(SOON);
	}

	@Test
	void connect() {
		NamespaceConnection other = this.connection.toNamespace("other");
		StepVerifier.create(this.connection.connect("other")).expectNext(other).expectComplete().verify(SOON);
		assertThat(other.isConnected()).isTrue();
	}

	@Test
	void namespaceBeforeConnect() {
		assertThat(this.connection.toNamespace("other").isConnected()).isFalse();
	}

	@Test
	void join() {
		StepVerifier.create(this.chat.join("attic")).expectNextCount(1).expectComplete().verify(SOON);
		assertThat(this.connection.room("chat", "attic").name()).isEqualTo("attic");
	}

	@Test
	void joinThatTheClientRefuses() {
		NamespaceConnection refusing = MockNeffosConnection.builder()
			.namespace("chat")
			.onAsk("_OnRoomJoin", (question) -> Mono.error(new NeffosException("not " + question.room())))
			.build()
			.toNamespace("chat");
		StepVerifier.create(refusing.join("attic")).expectErrorMessage("not attic").verify(SOON);
	}

	@Test
	void joinInNamespaceThatTheClientIsNotIn() {
		StepVerifier.create(this.connection.toNamespace("other").join("lobby"))
			.expectErrorMessage("bad namespace")
			.verify(SOON);
	}

	@Test
	void joinOfRoomWithoutName() {
		StepVerifier.create(this.chat.join("")).expectErrorMessage("bad room").verify(SOON);
	}

	@Test
	void leave() {
		StepVerifier.create(this.lobby.leave()).expectComplete().verify(SOON);
		assertThat(this.chat.room("lobby")).isNull();
	}

	@Test
	void leaveTwice() {
		StepVerifier.create(this.lobby.leave().then(this.lobby.leave())).expectErrorMessage("bad room").verify(SOON);
	}

	@Test
	void emitAfterLeave() {
		StepVerifier.create(this.lobby.leave().then(Mono.defer(() -> this.lobby.emit("said", "Bye").result())))
			.expectErrorMessage("bad room")
			.verify(SOON);
	}

	@Test
	void disconnect() {
		StepVerifier.create(this.chat.disconnect()).expectComplete().verify(SOON);
		assertThat(this.connection.namespaces()).isEmpty();
	}

	@Test
	void roomsAfterDisconnect() {
		StepVerifier.create(this.chat.disconnect()).expectComplete().verify(SOON);
		assertThat(this.chat.rooms()).isEmpty();
	}

	@Test
	void disconnectTwice() {
		StepVerifier.create(this.chat.disconnect().then(this.chat.disconnect()))
			.expectErrorMessage("bad namespace")
			.verify(SOON);
	}

	@Test
	void close() {
		this.connection.close(new CloseReason(4000, "kicked"));
		this.connection.close();
		assertThat(this.connection.closeReason()).isEqualTo(new CloseReason(4000, "kicked"));
	}

	@Test
	void closeWithCodeThatNoFrameCarries() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.close(CloseReason.LOST));
	}

	@Test
	void membersAfterClose() {
		this.connection.close();
		assertThat(this.lobby.members()).isEmpty();
	}

	@Test
	void emitAfterClose() {
		this.connection.close();
		StepVerifier.create(this.lobby.emit("said", "Hello").result()).expectErrorMessage("write closed").verify(SOON);
	}

	@Test
	void joinAfterClose() {
		this.connection.close();
		StepVerifier.create(this.chat.join("attic")).expectErrorMessage("write closed").verify(SOON);
	}

}
