using Jaring.Outreach.Planning;
using Jaring.Waves.Planning;

namespace Jaring.Waves.Making;

/// <summary>What is made of a plan: for each session what the office plans, for each desa who passes its package on.</summary>
internal static class WaveMaking
{
    /// <summary>The contact of a desa: its own, or else that of its kecamatan; null where nobody is named.</summary>
    public static WaveContact? ContactOf(this WaveSettings settings, string area, string unit) =>
        settings.Contacts.FirstOrDefault(c => c.Unit is not null && TravelArea.Names.Equals(c.Area, area) && TravelArea.Names.Equals(c.Unit, unit))
        ?? settings.Contacts.FirstOrDefault(c => c.Unit is null && TravelArea.Names.Equals(c.Area, area));

    /// <summary>
    /// The session as the office plans it. In the calendar stand its speakers and the contacts of those who come, nobody else: for the others a mailbox
    /// is not known, and twenty thousand invitations are no way to reach them.
    /// </summary>
    public static SessionPlan PlanOf(Wave wave, WaveSession session, IEnumerable<Seating> seating)
    {
        var team = wave.Settings.Teams[session.Team];
        var contacts = seating.Where(s => s.Session == session.Number).Select(s => wave.Settings.ContactOf(s.Area, s.Unit)?.Mailbox).OfType<string>();
        return new SessionPlan(
            WaveRows.SubmitKeyOf(wave.OfficeId, wave.Id, session.Number), SessionKinds.AdHoc, wave.Settings.SessionTitle.Trim(), session.StartsAt, session.EndsAt, Online: false,
            wave.Settings.Moderator.Trim(), [.. team.Speakers.Select(name => new Speaker(name.Trim(), "", Outside: false))],
            [.. team.Mailboxes.Concat(contacts).Distinct(StringComparer.OrdinalIgnoreCase)], [.. wave.Settings.Agenda.Select(item => new AgendaItem(0, item.Trim()))],
            Place: wave.Settings.Rooms[session.Room].Name.Trim());
    }
}
