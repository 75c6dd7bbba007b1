package io.neffos.spring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class VendoredFilesTests {

	private static final String FOLDER = "static/vendor/neffos.js/0.1.34/";

	private static final String SHA_256 = "00c8525494813e5432dfc4f44525674c5283585b0f857c3ac310ebfb79e972b0";

	@Test
	void neffosJsIsAsPublished() throws IOException, NoSuchAlgorithmException {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(read("neffos.min.js"));
		assertThat(HexFormat.of().formatHex(digest)).isEqualTo(SHA_256);
	}

	@Test
	void originIsNamed() throws IOException {
		assertThat(new String(read("README.md"), StandardCharsets.UTF_8)).contains(SHA_256, "0.1.34");
		assertThat(new String(read("LICENSE"), StandardCharsets.UTF_8)).contains("The MIT License",
				"Gerasimos Maropoulos");
	}

	private static byte[] read(String name) throws IOException {
		try (InputStream file = new ClassPathResource(FOLDER + name).getInputStream()) {
			return file.readAllBytes();
		}
	}

}
