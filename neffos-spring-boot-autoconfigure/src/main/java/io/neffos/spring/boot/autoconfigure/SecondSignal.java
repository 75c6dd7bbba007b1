package io.neffos.spring.boot.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.util.ClassUtils;

/**
 * Notices that somebody who has told the process to end tells it once more. By
 * reflection: the JDK supports its signals without promising them.
 */
final class SecondSignal {

	static final String SIGNAL = "sun.misc.Signal";

	static final String HANDLER = "sun.misc.SignalHandler";

	private static final Log logger = LogFactory.getLog(SecondSignal.class);

	private SecondSignal() {
	}

	/**
	 * Calls back for signals from now on, if the process is ending.
	 * @return gives the signals back to the JVM
	 */
	static Disposable await(Runnable callback) {
		return (isEnding()) ? install(callback) : Disposables.disposed();
	}

	static Disposable install(Runnable callback) {
		List<Disposable> handlers = new ArrayList<>();
		for (String name : new String[] { "TERM", "INT" }) {
			try {
				handlers.add(install(name, callback));
			}
			catch (ReflectiveOperationException | IllegalArgumentException ex) {
				logger.debug("No callback for signal " + name, ex);
			}
		}
		return Disposables.composite(handlers);
	}

	private static Disposable install(String name, Runnable callback) throws ReflectiveOperationException {
		ClassLoader loader = SecondSignal.class.getClassLoader();
		Class<?> signalType = ClassUtils.forName(SIGNAL, loader);
		Class<?> handlerType = ClassUtils.forName(HANDLER, loader);
		Object signal = signalType.getConstructor(String.class).newInstance(name);
		Method handle = signalType.getMethod("handle", signalType, handlerType);
		Object handler = Proxy.newProxyInstance(loader, new Class<?>[] { handlerType }, (proxy, method, args) -> {
			if (method.getDeclaringClass() == Object.class) {
				return method.invoke(callback, args);
			}
			callback.run();
			return null;
		});
		Object before = handle.invoke(null, signal, handler);
		return () -> {
			try {
				handle.invoke(null, signal, before);
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				logger.debug("Signal " + name + " stays ours", ex);
			}
		};
	}

	/**
	 * Tells whether the JVM is shutting down: only then it refuses to remove a hook.
	 */
	private static boolean isEnding() {
		try {
			Runtime.getRuntime().removeShutdownHook(new Thread());
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
