using Jaring.Offices;

namespace Jaring.Help;

/// <summary>Whom people of an office can turn to without us, and which of it nobody has tried for long.</summary>
public sealed class ReadHelp(OfficeRegister offices, TimeProvider clock)
{
    /// <summary>The help desk and all services, the office's own first.</summary>
    public HelpView Read(string officeId)
    {
        var office = offices.Get(officeId);
        var help = office.Help;
        var own = office.Services.Select(s => new Service(s.Id, [.. s.Needs], s.Name, s.Contact, s.Hours, s.Verified ?? default, s.Source));
        var country = CountryServices.All.Select(s => help.Checked.TryGetValue(s.Id, out var day) ? s with { VerifiedOn = HelpCheck.DayOf(day) ?? default } : s);
        return new(
            help.Posko is { IsThere: true } desk ? new(desk.Place, desk.Hours, desk.Contact) : null,
            [.. own, .. country],
            office.Day(clock.GetUtcNow()));
    }
}

/// <summary>What there is today.</summary>
/// <param name="Posko">The help desk, or null.</param>
/// <param name="Services">All services, the office's own first.</param>
/// <param name="Today">The office's day.</param>
public sealed record HelpView(Posko? Posko, IReadOnlyList<Service> Services, DateOnly Today)
{
    /// <summary>Services of the whole country.</summary>
    public IEnumerable<Service> Country => Services.Where(s => CountryServices.Knows(s.Id));

    /// <summary>The office's own services.</summary>
    public IEnumerable<Service> Own => Services.Where(s => !CountryServices.Knows(s.Id));

    /// <summary>Services that nobody has tried for more than ninety days.</summary>
    public IEnumerable<Service> Old => Services.Where(s => s.IsOldOn(Today));
}
