package io.neffos.spring.boot.actuate;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Which part of something large is asked for.
 *
 * @param page which part, from 0
 * @param size how much a part has
 */
record PageRequest(int page, int size) {

	private static final int DEFAULT_SIZE = 50;

	private static final int MAX_SIZE = 500;

	static PageRequest of(@Nullable Integer page, @Nullable Integer size) {
		PageRequest request = new PageRequest((page != null) ? page : 0, (size != null) ? size : DEFAULT_SIZE);
		if (request.page < 0 || request.size < 1 || request.size > MAX_SIZE) {
			throw new InvalidEndpointRequestException("No such page",
					"'page' counts from 0, and 'size' is from 1 to " + MAX_SIZE);
		}
		return request;
	}

	<T> Page<T> of(long total, Stream<T> all) {
		return new Page<>(total, this.page, this.size,
				all.skip((long) this.page * this.size).limit(this.size).toList());
	}

	PageRequest first() {
		return new PageRequest(0, this.size);
	}

}
