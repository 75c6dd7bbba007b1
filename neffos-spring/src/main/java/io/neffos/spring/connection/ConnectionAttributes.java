package io.neffos.spring.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Attributes of a connection, for the application's own values. Safe for use by several
 * threads; each method is atomic.
 *
 * @since 0.1.0
 */
public final class ConnectionAttributes {

	private final Map<String, Object> values = new ConcurrentHashMap<>(4);

	/**
	 * Create attributes without any value.
	 */
	public ConnectionAttributes() {
	}

	/**
	 * Set a value.
	 * @param key its key
	 * @param value the value
	 */
	public void set(String key, Object value) {
		this.values.put(key, value);
	}

	/**
	 * Return a value.
	 * @param <T> its type
	 * @param key its key
	 * @param type its type
	 * @return the value, or {@code null} if there is none
	 * @throws ClassCastException if the value is of another type
	 */
	public <T> @Nullable T get(String key, Class<T> type) {
		return type.cast(this.values.get(key));
	}

	/**
	 * Remove a value.
	 * @param key its key
	 */
	public void remove(String key) {
		this.values.remove(key);
	}

	/**
	 * Increment a counter, which begins at 0.
	 * @param key its key
	 * @return the counter's new value
	 * @throws ClassCastException if the value is no counter
	 */
	public long increment(String key) {
		return add(key, 1);
	}

	/**
	 * Decrement a counter, which begins at 0.
	 * @param key its key
	 * @return the counter's new value
	 * @throws ClassCastException if the value is no counter
	 */
	public long decrement(String key) {
		return add(key, -1);
	}

	private long add(String key, long delta) {
		return (Long) this.values.merge(key, delta, (now, more) -> (Long) now + (Long) more);
	}

}
