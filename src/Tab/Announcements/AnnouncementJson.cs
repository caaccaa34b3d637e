using Jaring.Announcements;
using Jaring.Offices;
using Jaring.Tab.Edge;

namespace Jaring.Tab.Announcements;

/// <summary>Everything that the page shows: how many people there are, the reviewed texts, what was announced.</summary>
internal sealed record AnnouncementsJson(int People, int Unreachable, int MonthlyDay, IReadOnlyList<ReviewedText> Texts, IReadOnlyList<AnnouncementJson> Announcements);

/// <summary>How these words would look, or what to change first.</summary>
internal sealed record PreviewJson(AnnouncementPreview? Preview, IReadOnlyList<FaultJson> Faults);

/// <summary>What to change and where; the words themselves are on the page already.</summary>
internal sealed record FaultJson(string Field, string Code, int From, int Length, string Sentence)
{
    public static FaultJson Of(DraftFault fault, EdgeWords words) => new(fault.Field, fault.Code, fault.From, fault.Length, words.DraftFault(fault.Code));
}

/// <summary>What a member wants to announce, and the proof of having seen it as a phone would show it.</summary>
internal sealed record NewAnnouncement(string SubmitKey, AnnouncementDraft Draft, string? Seen);

/// <summary>The same proof, of the second member.</summary>
internal sealed record Approval(string? Seen);

/// <summary>An announcement after a step; null when it was taken back.</summary>
internal sealed record ChangedAnnouncement(AnnouncementJson? Announcement);

/// <summary>An announcement as the dashboard reads it: numbers, and no name of who got it.</summary>
internal sealed record AnnouncementJson(
    string Id, string Reviewed, string Author, string? Approver, string State, DateTimeOffset MadeAt, int Total, int Sent, int Unreached, int Unsure, AnnouncementPreview Preview)
{
    public static AnnouncementJson Of(AnnouncementView view, OfficeOptions office) => new(
        view.Id, view.Reviewed, view.Author, view.Approver, StateOf(view.State), office.Local(view.MadeAt), view.Total, view.Count.Sent, view.Count.Unreached, view.Count.Unsure, view.Preview);

    private static string StateOf(AnnouncementState state) => state switch
    {
        AnnouncementState.Waiting => "waiting",
        AnnouncementState.Going => "going",
        AnnouncementState.Done => "done",
        _ => "stopped",
    };
}
