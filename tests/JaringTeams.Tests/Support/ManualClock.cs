namespace Jaring.Tests.Support;

/// <summary>
/// A clock that stands still until a test moves it. It has the two halves of a real one: what it reads (<see cref="GetUtcNow"/>), which an operator or
/// NTP can put right, and the time that has gone by (timestamps, timers, delays), which only ever goes on.
/// </summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private TimeSpan gone;
    private TimeSpan set;

    /// <summary>Monday, 23 November 2026, 09.00 WIB.</summary>
    public static ManualClock Monday() => new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return start + gone + set;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return gone.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time go by; timers and delays fire in order, each at its own instant, so that weeks pass in milliseconds.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (gate)
        {
            end = gone + by;
        }
        while (NextBefore(end) is { } timer)
        {
            timer.Fire();
        }
        lock (gate)
        {
            gone = end;
        }
    }

    /// <summary>As <see cref="Advance"/>, to what the clock shall read.</summary>
    public void MoveTo(DateTimeOffset to) => Advance(to - GetUtcNow());

    /// <summary>
    /// Time goes by at once, as for a machine that was held up: whatever is due fires afterwards and once. Whoever reads the clock while that runs
    /// reads the end, whatever the threads do.
    /// </summary>
    public void LeapTo(DateTimeOffset to)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            gone += to - (start + gone + set);
            due = [.. timers.Where(t => t.DueAt <= gone).OrderBy(t => t.DueAt)];
            due.ForEach(t => t.MoveOnAfter(gone));
        }
        due.ForEach(t => t.Fire());
    }

    /// <summary>Somebody puts the clock right, or wrong: it reads something else, and no time goes by.</summary>
    public void Set(TimeSpan by)
    {
        lock (gate)
        {
            set += by;
        }
    }

    /// <summary>How many timers and delays wait now.</summary>
    public int Timers
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    /// <summary>How many timers and delays of this length wait now.</summary>
    public int Waiting(TimeSpan length)
    {
        lock (gate)
        {
            return timers.Count(t => t.Length == length);
        }
    }

    private ManualTimer? NextBefore(TimeSpan end)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.DueAt <= end).MinBy(t => t.DueAt);
            if (next is not null)
            {
                gone = next.DueAt > gone ? next.DueAt : gone;
                next.MoveOn();
            }
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public TimeSpan DueAt { get; private set; }

        public TimeSpan Length { get; private set; }

        private bool IsOnce => period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                period = every;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (Length, DueAt) = (dueTime, clock.gone + dueTime);
                    clock.timers.Add(this);
                }
            }
            return true;
        }

        public void Fire() => callback(state);

        public void MoveOn()
        {
            DueAt += period;
            if (IsOnce)
            {
                clock.timers.Remove(this);
            }
        }

        /// <summary>Leaves out the ticks that were missed.</summary>
        public void MoveOnAfter(TimeSpan now)
        {
            do
            {
                MoveOn();
            }
            while (!IsOnce && DueAt <= now);
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
