package io.neffos.spring.webflux.tomcat;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A request to upgrade that finds out when its socket is closed. Tomcat ends a session
 * that the server closes before the client has answered, and says nothing of the answer.
 */
public final class TomcatSocket extends HttpServletRequestWrapper {

	private final Sinks.Empty<Void> closed = Sinks.empty();

	TomcatSocket(HttpServletRequest request) {
		super(request);
	}

	/**
	 * Waits for the end of the socket.
	 * @return completes when it is closed, whichever side has closed it
	 */
	Mono<Void> closed() {
		return this.closed.asMono();
	}

	@Override
	public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
		if (type != WsHttpUpgradeHandler.class) {
			return super.upgrade(type);
		}
		Handler handler = super.upgrade(Handler.class);
		handler.onDestroy = this.closed::tryEmitEmpty;
		return type.cast(handler);
	}

	/**
	 * Tomcat's own handler, which is destroyed when its socket is closed. Public for
	 * Tomcat, which creates it.
	 */
	public static final class Handler extends WsHttpUpgradeHandler {

		private volatile @Nullable Runnable onDestroy;

		public Handler() {
		}

		@Override
		public void destroy() {
			super.destroy();
			Runnable callback = this.onDestroy;
			if (callback != null) {
				callback.run();
			}
		}

	}

}
