namespace Jaring.Outreach.Planning.Hints;

/// <summary>A span of local time; the end is outside it.</summary>
internal readonly record struct Slot(DateTime Start, DateTime End)
{
    public DateOnly Day => DateOnly.FromDateTime(Start);

    /// <summary>The hour on the slot's first day.</summary>
    public DateTime At(TimeOnly clock) => Day.ToDateTime(clock);

    /// <summary>True when it touches these hours of its first day.</summary>
    public bool Meets((TimeOnly From, TimeOnly To) hours) => Meets(new Slot(At(hours.From), At(hours.To)));

    /// <summary>True when both have a moment in common.</summary>
    public bool Meets(Slot other) => Start < other.End && other.Start < End;

    /// <summary>The same hours on another day.</summary>
    public Slot On(DateOnly day) => new(Start.AddDays(day.DayNumber - Day.DayNumber), End.AddDays(day.DayNumber - Day.DayNumber));

    /// <summary>The same length from another hour of the same day.</summary>
    public Slot From(DateTime start) => new(start, start + (End - Start));
}
