package io.neffos.spring.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.neffos.spring.engine.support.ServerCounters;
import io.neffos.spring.engine.transport.ConnectionLoop;
import io.neffos.spring.limits.Heartbeat;
import io.neffos.spring.limits.Limit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Checks the heartbeats of one event loop's connections, several times in each interval.
 * Confined to the loop.
 */
final class LoopHeartbeat implements Runnable {

	/** How often it looks in the shorter one of the heartbeat's times. */
	private static final int LOOKS = 4;

	private final Log logger = LogFactory.getLog(LoopHeartbeat.class);

	private final List<HeartbeatState> states = new ArrayList<>();

	private final ConnectionLoop loop;

	private final ServerCounters counters;

	private final long period;

	private final int pingAfter;

	private final int goneAfter;

	private boolean running;

	LoopHeartbeat(ConnectionLoop loop, Heartbeat heartbeat, ServerCounters counters) {
		this.loop = loop;
		this.counters = counters;
		long interval = heartbeat.interval().toMillis();
		long timeout = heartbeat.timeout().toMillis();
		this.period = Math.max(1, Math.min(interval, timeout) / LOOKS);
		this.pingAfter = looks(interval);
		this.goneAfter = this.pingAfter + looks(timeout);
	}

	void add(HeartbeatState state) {
		state.index = this.states.size();
		this.states.add(state);
		if (!this.running) {
			this.running = true;
			schedule();
		}
	}

	/**
	 * Forgets a connection that has ended.
	 */
	void remove(HeartbeatState state) {
		int index = state.index;
		if (index < 0) {
			return;
		}
		state.index = -1;
		HeartbeatState last = this.states.remove(this.states.size() - 1);
		if (last != state) {
			this.states.set(index, last);
			last.index = index;
		}
	}

	@Override
	public void run() {
		// what looking after one causes may add connections, and remove them
		for (int i = 0; i < this.states.size();) {
			HeartbeatState state = this.states.get(i);
			lookAfter(state);
			if (state.index == i) {
				i++;
			}
		}
		this.running = !this.states.isEmpty();
		if (this.running) {
			schedule();
		}
	}

	/**
	 * Checks one client, whose transport may fail without harm to the others.
	 */
	private void lookAfter(HeartbeatState state) {
		try {
			if (!state.look(this.pingAfter, this.goneAfter)) {
				this.counters.exceeded(Limit.HEARTBEAT);
				state.lost();
			}
		}
		catch (Throwable ex) {
			this.logger.error("Heartbeat check of a client failed", ex);
		}
	}

	private int looks(long millis) {
		return (int) ((millis + this.period - 1) / this.period);
	}

	private void schedule() {
		this.loop.scheduler().schedule(this, this.period, TimeUnit.MILLISECONDS);
	}

}
