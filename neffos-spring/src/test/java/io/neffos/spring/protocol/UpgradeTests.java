package io.neffos.spring.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.neffos.spring.checks.LogRecorder;
import io.neffos.spring.reference.ReferenceExtension;
import io.neffos.spring.reference.ReferenceSettings;
import io.neffos.spring.wire.RawRequest;
import io.neffos.spring.wire.RawResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests for an upgrade that aren't one, and what is logged of them: nothing above
 * {@code DEBUG}.
 */
class UpgradeTests {

	private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

	private static final RawRequest PROPER = new RawRequest("GET", "/neffos?secret=hunter2", Map.of("Upgrade",
			"websocket", "Connection", "Upgrade", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", KEY));

	@RegisterExtension
	final ReferenceExtension server = new ReferenceExtension(ReferenceSettings.DEFAULTS);

	@RegisterExtension
	final LogRecorder log = new LogRecorder();

	@BeforeEach
	void started() {
		this.log.clear();
	}

	@AfterEach
	void nothingLogged() {
		assertThat(this.log.lines()).isEmpty();
	}

	@Test
	void proper() throws IOException {
		assertThat(this.server.http(PROPER).status()).isEqualTo(101);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "8", "0", "12", "14", "013", "+13", "13.0", "13, 8", "8, 13", "", "thirteen" })
	void otherVersion(String version) throws IOException {
		assertVersionRefused(PROPER.header("Sec-WebSocket-Version", version));
	}

	@Test
	void noVersion() throws IOException {
		assertVersionRefused(PROPER.without("Sec-WebSocket-Version"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "8", "13" })
	void twoVersions(String second) throws IOException {
		assertVersionRefused(PROPER.header("Sec-WebSocket-Version", "13\r\nSec-WebSocket-Version: " + second));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA=",
			"AAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAA", "_-AAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAA==A",
			"AAAAAAAAAAAAAAAAAAAAAA==, AAAAAAAAAAAAAAAAAAAAAA==" })
	void otherKey(String key) throws IOException {
		assertThat(this.server.http(PROPER.header("Sec-WebSocket-Key", key)).status()).isEqualTo(400);
	}

	@Test
	void noKey() throws IOException {
		assertThat(this.server.http(PROPER.without("Sec-WebSocket-Key")).status()).isEqualTo(400);
	}

	@Test
	void twoKeys() throws IOException {
		RawRequest request = PROPER.header("Sec-WebSocket-Key", KEY + "\r\nSec-WebSocket-Key: " + KEY);
		assertThat(this.server.http(request).status()).isEqualTo(400);
	}

	@Test
	void noConnection() throws IOException {
		assertThat(this.server.http(PROPER.without("Connection")).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "close", "keep-alive", "upgraded" })
	void otherConnection(String value) throws IOException {
		assertThat(this.server.http(PROPER.header("Connection", value)).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade", "upgrade", "keep-alive, Upgrade" })
	void properConnection(String value) throws IOException {
		assertThat(this.server.http(PROPER.header("Connection", value)).status()).isEqualTo(101);
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2c", "websocket/13", "web socket" })
	void otherUpgrade(String value) throws IOException {
		assertThat(this.server.http(PROPER.header("Upgrade", value)).status()).isEqualTo(426);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-WebSocket-Protocol: ,,;=", "Sec-WebSocket-Extensions: ;;=\",,", "Content-Length: 5",
			"Expect: 100-continue", "Transfer-Encoding: chunked", "Range: bytes=x" })
	void oddHeader(String header) throws IOException {
		String[] parts = header.split(": ");
		assertThat(this.server.http(PROPER.header(parts[0], parts[1])).status()).isLessThan(500);
	}

	@Test
	void oldHttp() throws IOException {
		String target = "/neffos HTTP/1.0\r\nX-Rest:";
		RawRequest request = new RawRequest("GET", target, PROPER.headers());
		assertThat(this.server.http(request).status()).isIn(101, 400);
	}

	@Test
	void clientsThatResetAtOnce() throws IOException {
		StringBuilder head = new StringBuilder("GET /neffos?secret=hunter2 HTTP/1.1\r\nHost: localhost\r\n");
		PROPER.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		byte[] request = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < 100; i++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.port())) {
				socket.getOutputStream().write(request);
				socket.setSoLinger(true, 0);
			}
		}
		proper();
		Awaitility.await().until(() -> this.server.admin().count() == 0);
	}

	private void assertVersionRefused(RawRequest request) throws IOException {
		RawResponse response = this.server.http(request);
		assertThat(response.status()).isEqualTo(426);
		assertThat(response.header("Sec-WebSocket-Version")).isEqualTo("13");
		assertThat(this.server.admin().counter("UPGRADE_REQUIRED")).isOne();
	}

}
