using Jaring.Help;
using Jaring.Offices;
using Jaring.Outbox;

namespace Jaring.Team;

/// <summary>What the dashboard's first page needs: who I am, how far the team is with its keys, when notices leave, and whether they arrive.</summary>
public sealed class ReadHome(
    ReadTeam team, IReadDirectory directory, DirectoryTerm term, INoticeDesk notices, ReadDelivery delivery, GenesisFiles genesis, OfficeRegister offices, ReadHelp help,
    TimeProvider clock)
{
    /// <summary>Reads it for one member.</summary>
    public async Task<HomeView> ReadAsync(string officeId, string memberId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var members = await team.ReadAsync(officeId, cancellationToken);
        var me = members.Single(m => m.MemberId == memberId);
        var founded = (await directory.ReadAsync(officeId, cancellationToken)).Genesis is not null;
        var anew = genesis.MayRefound(officeId);
        var known = help.Read(officeId);
        var state = await delivery.ReadAsync(officeId, cancellationToken);
        return new(
            me,
            StageOf(me, founded, anew),
            anew,
            members,
            await term.ReadAsync(officeId, cancellationToken) is { } until ? office.Local(until) : null,
            notices.NextRound(officeId),
            state.LastNotice is { } last ? office.Local(last) : null,
            office.Local(clock.GetUtcNow()),
            state,
            [.. known.Old.Select(s => new OldNumber(s.Name, s.VerifiedOn))],
            known.Posko,
            LetterSettings.Of(office, known));
    }

    private static HomeStage StageOf(TeamMember me, bool founded, bool anew) =>
        !me.Enrolled ? HomeStage.Enrol
        : !founded ? HomeStage.Found
        : me.Listed ? HomeStage.Ready
        : anew ? HomeStage.Found : HomeStage.Waiting;
}

/// <summary>The first page.</summary>
/// <param name="Me">The member who asks.</param>
/// <param name="Stage">What this member has to do first.</param>
/// <param name="Refounding">True while an operator lets a new team found its own list.</param>
/// <param name="Team">All seats.</param>
/// <param name="DirectoryUntil">The end of the team's signed list, on the office's clock; null before the founding. The team is told from fourteen days before (sealing.md A5).</param>
/// <param name="NextNotice">The next fixed time, on the office's clock; it says nothing about whether there is something to tell.</param>
/// <param name="LastNotice">The last round that reached a member, or null.</param>
/// <param name="CheckedAt">When this was read.</param>
/// <param name="Delivery">Late and given-up deliveries.</param>
/// <param name="OldNumbers">Help numbers that nobody has tried for more than ninety days.</param>
/// <param name="Posko">The office's help desk: who wrote a report down tells the person where to find it.</param>
/// <param name="Letters">What a referral letter needs.</param>
public sealed record HomeView(
    TeamMember Me, HomeStage Stage, bool Refounding, IReadOnlyList<TeamMember> Team, DateTimeOffset? DirectoryUntil,
    DateTimeOffset NextNotice, DateTimeOffset? LastNotice, DateTimeOffset CheckedAt, DeliveryState Delivery, IReadOnlyList<OldNumber> OldNumbers, Posko? Posko, LetterSettings Letters);

/// <summary>A help number that somebody should try again.</summary>
/// <param name="Name">Whose.</param>
/// <param name="VerifiedOn">Last day on which it was known to answer.</param>
public sealed record OldNumber(string Name, DateOnly VerifiedOn);

/// <summary>How far a member is.</summary>
public enum HomeStage
{
    /// <summary>Has no keys yet.</summary>
    Enrol,

    /// <summary>Has keys; the directory is not founded.</summary>
    Found,

    /// <summary>Has keys; the directory stands and two members have yet to sign for this one.</summary>
    Waiting,

    /// <summary>Can work.</summary>
    Ready,
}
