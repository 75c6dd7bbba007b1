package io.neffos.spring.annotation.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.Handshake;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.LifecycleCause;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import io.neffos.spring.message.SystemEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the parameters of event methods.
 */
class EventArgumentTests {

	private final TestApplication application = new TestApplication(Shop.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void message() {
		assertAnswer("message", "hello", "hello");
		assertThat(this.application.handler("message").borrowsBody()).isFalse();
	}

	@Test
	void errorsOfClients() {
		assertThat(this.application.handler("message").handlesErrors()).isTrue();
		assertThat(this.application.handler("text").handlesErrors()).as("an error's text is no payload").isFalse();
	}

	@Test
	void connectionObjects() {
		assertAnswer("connections", "", true);
	}

	@Test
	void text() {
		assertAnswer("text", "hello", "hello");
		assertAnswer("text", "", "");
		assertThat(this.application.handler("text").borrowsBody()).isTrue();
	}

	@Test
	void bytes() {
		assertAnswer("bytes", "abc", 3);
		assertThat(this.application.handler("bytes").borrowsBody()).isTrue();
	}

	@Test
	void buffers() {
		assertAnswer("byteBuffer", "abc", 3);
		assertAnswer("dataBuffer", "abc", "abc");
		assertThat(this.application.handler("byteBuffer").borrowsBody()).isFalse();
		assertThat(this.application.handler("dataBuffer").borrowsBody()).isFalse();
	}

	@Test
	void json() {
		assertAnswer("order", "{\"item\":\"tea\",\"count\":2}", "2 tea");
		assertThat(this.application.handler("order").borrowsBody()).isTrue();
	}

	@Test
	void jsonOfGenericType() {
		assertAnswer("orders", "[{\"item\":\"tea\",\"count\":2}]", "tea");
	}

	@Test
	void unreadablePayload() {
		assertInvalid("order", "{");
		assertInvalid("order", "{\"count\":\"many\"}");
		assertInvalid("order", "");
		assertInvalid("order", "null");
	}

	@Test
	void optionalPayload() {
		assertAnswer("maybeOrder", "", "nothing");
		assertAnswer("nullableOrder", "", "nothing");
		assertAnswer("maybeOrder", "{\"item\":\"tea\",\"count\":1}", "tea");
	}

	@Test
	void invalidPayload() {
		assertError("checked", "{\"item\":\"tea\",\"count\":0}", "invalid payload: count: how many?");
		assertAnswer("checked", "{\"item\":\"tea\",\"count\":1}", "tea");
	}

	@Test
	void principal() {
		this.application.handshake(Map.of(), () -> "ann");
		assertAnswer("principal", "", "ann");
		assertAnswer("maybePrincipal", "", "ann");
		assertAnswer("nullablePrincipal", "", "ann");
	}

	@Test
	void anonymous() {
		assertAnswer("maybePrincipal", "", "anonymous");
		assertAnswer("nullablePrincipal", "", "anonymous");
		assertError("principal", "", "authentication required");
	}

	@Test
	void header() {
		this.application.handshake(Map.of("X-Tenant", List.of("7")), null);
		assertAnswer("header", "", 7);
		assertAnswer("headerWithDefault", "", "web");
		assertAnswer("optionalHeader", "", "none");
	}

	@Test
	void missingHeader() {
		assertInvalid("header", "");
	}

	@Test
	void headerOfAnotherType() {
		this.application.handshake(Map.of("x-tenant", List.of("seven")), null);
		assertInvalid("header", "");
	}

	@Test
	void rooms() {
		Room room = Mockito.mock(Room.class);
		Mockito.when(this.application.sender.toRoom("red")).thenReturn(room);
		NeffosMessage message = NeffosMessage.builder().namespace("shop").room("red").event("room").build();
		verify(this.application.send(message), room);
		verify(this.application.send(SystemEvent.ROOM_JOIN.message("shop", "red", LifecycleCause.REMOTE)), room);
		assertError("room", "", "bad room");
		assertAnswer("maybeRoom", "", true);
	}

	@Test
	void joinedRoom() {
		JoinedRoom room = Mockito.mock(JoinedRoom.class);
		Mockito.when(this.application.sender.room("red")).thenReturn(room);
		verify(this.application.send(NeffosMessage.builder().namespace("shop").room("red").event("joinedRoom").build()),
				room);
		assertError("joinedRoom", "", "bad room");
	}

	private void assertAnswer(String event, String body, Object answer) {
		verify(this.application.send(event, body), answer);
	}

	private static void verify(Mono<Object> answer, Object expected) {
		StepVerifier.create(answer).expectNext(expected).expectComplete().verify(Duration.ofSeconds(5));
	}

	private void assertInvalid(String event, String body) {
		assertError(event, body, "invalid payload");
	}

	private void assertError(String event, String body, String text) {
		StepVerifier.create(this.application.send(event, body))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(NeffosException.class).hasMessage(text))
			.verify(Duration.ofSeconds(5));
	}

	record Order(String item, @Min(value = 1, message = "how many?") int count) {
	}

	@NeffosController("shop")
	static class Shop {

		@NeffosEvent
		String message(NeffosMessage message) {
			return message.text();
		}

		@NeffosEvent
		boolean connections(NamespaceConnection sender, NeffosConnection connection, Handshake handshake) {
			return sender.connection() == connection && connection.handshake() == handshake;
		}

		@NeffosEvent
		String text(String text) {
			return text;
		}

		@NeffosEvent
		int bytes(@Payload byte[] bytes) {
			return bytes.length;
		}

		@NeffosEvent
		int byteBuffer(ByteBuffer buffer) {
			return buffer.remaining();
		}

		@NeffosEvent
		String dataBuffer(DataBuffer buffer) {
			return buffer.toString(StandardCharsets.UTF_8);
		}

		@NeffosEvent
		String order(Order order, NamespaceConnection sender) {
			return order.count() + " " + order.item();
		}

		@NeffosEvent
		String orders(List<Order> orders) {
			return orders.get(0).item();
		}

		@NeffosEvent
		String maybeOrder(Optional<Order> order) {
			return order.map(Order::item).orElse("nothing");
		}

		@NeffosEvent
		String nullableOrder(@Nullable Order order) {
			return (order != null) ? order.item() : "nothing";
		}

		@NeffosEvent
		String checked(@Valid Order order) {
			return order.item();
		}

		@NeffosEvent
		String principal(Principal principal) {
			return principal.getName();
		}

		@NeffosEvent
		String maybePrincipal(Optional<Principal> principal) {
			return principal.map(Principal::getName).orElse("anonymous");
		}

		@NeffosEvent
		String nullablePrincipal(@Nullable Principal principal) {
			return (principal != null) ? principal.getName() : "anonymous";
		}

		@NeffosEvent
		int header(@Header("X-Tenant") int tenant) {
			return tenant;
		}

		@NeffosEvent
		String headerWithDefault(@Header(name = "X-Client", defaultValue = "web") String client) {
			return client;
		}

		@NeffosEvent
		String optionalHeader(@Header("X-Client") Optional<String> client) {
			return client.orElse("none");
		}

		@NeffosEvent
		Room room(Room room) {
			return room;
		}

		@OnRoomJoin
		Mono<Room> join(Room room) {
			return Mono.just(room);
		}

		@NeffosEvent
		boolean maybeRoom(@Nullable Room room) {
			return room == null;
		}

		@NeffosEvent
		JoinedRoom joinedRoom(JoinedRoom room) {
			return room;
		}

	}

}
