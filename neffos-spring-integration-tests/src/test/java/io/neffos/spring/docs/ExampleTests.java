package io.neffos.spring.docs;

import java.io.IOException;
import java.time.Duration;

import io.neffos.spring.connection.NeffosConnection;
import io.neffos.spring.docs.ExampleApplication.Client;
import io.neffos.spring.server.NeffosServer;
import io.neffos.spring.wire.RawClient;
import io.neffos.spring.wire.RawRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says about its examples.
 */
class ExampleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static ExampleApplication application;

	@BeforeAll
	static void start() {
		application = ExampleApplication.start(ChatController.class, OrderController.class, ErrorTexts.class,
				ClubController.class, StatusConfiguration.class, AdminConfiguration.class, Accounts.class,
				AccountResolver.class, BankController.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void chat() throws IOException {
		Client client = application.connect("/neffos").acknowledged().in("chat").join("chat", "lobby");
		client.send("$1;chat;lobby;say;0;0;Hello; everyone").expect(";chat;lobby;said;0;0;Hello; everyone", "$1;;;;;;");
		assertThat(client.send("$2;chat;;time;0;0;").next()).matches("\\$2;chat;;time;0;0;\\d\\d:\\d\\d.*");
		client.send("$3;chat;attic;_OnRoomJoin;0;0;").expect("$3;chat;attic;_OnRoomJoin;1;0;The attic is closed.");
		client.send("$4;chat;;dance;0;0;").expect("$4;chat;;dance;1;0;unknown event");
		client.send("$5;chat;kitchen;say;0;0;x").expect("$5;chat;kitchen;say;1;0;bad room");
		client.send("$6;cellar;;_OnNamespaceConnect;0;0;").expect("$6;cellar;;_OnNamespaceConnect;1;0;bad namespace");
	}

	@Test
	void orders() throws IOException {
		Client ada = application.connectAsAda("/neffos").acknowledged().in("orders");
		ada.send("$1;orders;;place;0;0;{\"article\":\"tea\",\"number\":2}")
			.expect("$1;orders;;place;0;0;{\"id\":\"ada-1\",\"language\":\"de\"}");
		ada.send("$2;orders;;place;0;0;{\"article\":\"\",\"number\":2}")
			.expect("$2;orders;;place;1;0;The order is not complete.");
		ada.send("$3;orders;;place;0;0;{").expect("$3;orders;;place;1;0;invalid payload");
		ada.send("$4;orders;;find;0;0;ada-1").expect("$4;orders;;find;0;0;{\"article\":\"tea\",\"number\":2}");
		ada.send("$5;orders;;find;0;0;ada-9").expect("$5;orders;;find;1;0;no such order");
		String question = ada.send("$6;orders;;cancel;0;0;ada-1").next();
		assertThat(question).matches("\\d+.*;orders;;confirm;0;0;Cancel ada-1\\?");
		ada.send(question.replace("Cancel ada-1?", "yes")).expect("$6;orders;;cancel;0;0;cancelled");
		Client anonymous = application.connect("/neffos").acknowledged().in("orders");
		anonymous.send("$7;orders;;place;0;0;{\"article\":\"tea\",\"number\":2}")
			.expect("$7;orders;;place;1;0;authentication required");
	}

	@Test
	void club() throws IOException {
		Client anonymous = application.connect("/neffos").acknowledged();
		anonymous.send("$1;club;;_OnNamespaceConnect;0;0;")
			.expect("$1;club;;_OnNamespaceConnect;1;0;authentication required");
		Client ada = application.connectAsAda("/neffos").acknowledged().in("club");
		ada.expect(";club;;welcome;0;0;Good evening");
		ada.send("$2;club;office;_OnRoomJoin;0;0;")
			.expect("$2;club;office;_OnRoomJoin;1;0;The office is for the owner only.");
		ada.join("club", "bar").send("$3;club;;_OnNamespaceDisconnect;0;0;");
		ada.expect("$3;club;;_OnNamespaceDisconnect;1;0;Leave your rooms first.");
		ada.send("$4;club;;sing;0;0;").expect("$4;club;;sing;0;0;nobody here knows sing");
	}

	@Test
	void argumentResolver() throws IOException {
		Client ada = application.connectAsAda("/neffos").acknowledged().in("bank");
		ada.send("$1;bank;;balance;0;0;").expect("$1;bank;;balance;0;0;42");
		Client anonymous = application.connect("/neffos").acknowledged().in("bank");
		anonymous.send("$2;bank;;balance;0;0;").expect("$2;bank;;balance;1;0;Please sign in.");
	}

	@Test
	void actuator() throws IOException {
		try (ExampleApplication watched = ExampleApplication.start(ActuatorSecurityConfiguration.class,
				ChatController.class)) {
			assertThat(watched.status("/actuator/health")).isEqualTo(200);
			assertThat(watched.status("/actuator/neffos")).isEqualTo(401);
			assertThat(watched.statusForAda("/actuator/neffos")).isEqualTo(200);
			assertThat(watched.statusForAda("/actuator/neffos/namespaces/chat/connections")).isEqualTo(200);
			assertThat(watched.statusForAda("/actuator/neffos/namespaces/chat/rooms/a%2Fb")).as("by the firewall")
				.isEqualTo(400);
			watched.connect("/neffos").acknowledged();
		}
	}

	@Test
	void news() throws IOException {
		try (ExampleApplication newspaper = ExampleApplication.start(News.class, NewsEvents.class, UserIds.class,
				SignedInOnly.class, AuditConfiguration.class)) {
			Client anonymous = newspaper.connect("/neffos").send("M");
			assertThat(anonymous.next()).isEqualTo("HPlease sign in.");
			anonymous.expectClose(1008, "Please sign in.");
			Client ada = newspaper.connectAsAda("/neffos").send("M").expect("Aada").in("news");
			Client second = newspaper.connectAsAda("/neffos").acknowledged().in("news").join("news", "sport");
			second.send("$1;news;;suggest;0;0;Tea").expect("$1;news;;suggest;0;0;Thank you for 'Tea'.");
			News news = newspaper.bean(News.class);
			NeffosServer server = newspaper.bean(NeffosServer.class);
			assertThat(server).isInstanceOf(AuditConfiguration.AuditedServer.class);
			News.Headline headline = new News.Headline("T", "t");
			String body = "headline;0;0;{\"title\":\"T\",\"text\":\"t\"}";
			StepVerifier.create(news.receivers(headline)).expectNext(2).expectComplete().verify(PATIENCE);
			news.twoRooms(headline, outsideOf(server, "sport"));
			news.oneConnection("ada", "hello");
			news.oneReader("ada", "hello again");
			ada.expect(";news;;" + body, ";news;;note;0;0;hello", ";news;;note;0;0;hello again");
			second.expect(";news;;" + body, ";news;sport;" + body, ";news;;note;0;0;hello",
					";news;;note;0;0;hello again");
			StepVerifier.create(news.votes("Tea?"))
				.then(() -> answer(second, "Tea?", "yes"))
				.expectNext(1L)
				.expectComplete()
				.verify(PATIENCE);
			StepVerifier.create(news.firstToAnswer("2+2"))
				.then(() -> answer(ada, "2+2", "4"))
				.expectNext("4")
				.expectComplete()
				.verify(PATIENCE);
		}
	}

	@Test
	void withoutAnnotations() throws IOException {
		Client client = application.connect("/neffos").acknowledged().in("status");
		client.send("$1;status;;uptime;0;0;").expect("$1;status;;uptime;0;0;a while");
		client.send(";status;;shout;0;0;x").expect(";status;;shout;0;0;x");
		client.send("$2;status;r;_OnRoomJoin;0;0;").expect("$2;status;r;_OnRoomJoin;1;0;There are no rooms here.");
		Client admin = application.connectAsAda("/admin/neffos").acknowledged().in("admin");
		assertThat(admin.send("$3;admin;;count;0;0;").next()).matches("\\$3;admin;;count;0;0;[1-9]\\d*");
	}

	@Test
	void withoutSpringBoot() throws IOException {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(PlainWebFlux.class)) {
			DisposableServer server = HttpServer.create()
				.host("127.0.0.1")
				.handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(context).build()))
				.bindNow();
			try (RawClient raw = RawClient.open(server.port(), "/neffos")) {
				Client client = new Client(raw).acknowledged().in("chat");
				client.send(";chat;;say;0;0;x").expect(";chat;;say;0;0;x");
			}
			finally {
				server.disposeNow(PATIENCE);
			}
		}
	}

	@Test
	void behindAProxy() throws IOException {
		RawRequest request = RawRequest.of("GET", "/neffos")
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Host", "shop.example");
		assertThat(application.connect(request.header("Origin", "https://shop.example")).raw().response().status())
			.isEqualTo(101);
		assertThat(application.connect(request.header("Origin", "https://evil.example")).raw().response().status())
			.isEqualTo(403);
	}

	@Test
	void nativeMessages() throws IOException {
		try (ExampleApplication plain = ExampleApplication.start(PlainTextController.class)) {
			plain.connect("/neffos").send("any text").expect("any text");
		}
	}

	private static NeffosConnection outsideOf(NeffosServer server, String room) {
		return server.connections("news")
			.stream()
			.filter((connection) -> !server.members("news", room).contains(connection))
			.findFirst()
			.orElseThrow();
	}

	private static void answer(Client client, String question, String text) {
		try {
			client.send(client.next().replace(question, text));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
