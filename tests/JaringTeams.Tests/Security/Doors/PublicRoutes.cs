namespace Jaring.Tests.Security.Doors;

/// <summary>
/// The routes that anybody may call, each with the reason. Nothing in the product reads this list; it is the place where a reviewer sees that a door
/// was opened. Two of us should agree before a line is added.
/// </summary>
internal static class PublicRoutes
{
    private const string Reporter = "A reporter has no account and must not need one; her receipt or her sealed report is all that is asked.";
    private const string Draft = "Who writes has no account yet and perhaps never will; what the 25 digits derive is the right, behind a puzzle, a waiting line and a bound.";
    private const string Services = "What the office's services cost and when they answer is for everybody; somebody who needs one must not have to say who she is.";
    private const string Pictures = "The officers' pictures are for everybody who chooses a reader; one answer for all, so that asking tells of no one officer.";
    private const string Case = "The case's access token in the body is the right; a bearer would tell the server which member reads which case (sealing.md A3).";
    private const string Handover = "A hand-over is a sealed report to the server, with the same puzzle before it; a bearer would tell which member hands something over.";
    private const string Upload = "A sealed file comes from a reporter without an account: a puzzle before it, its own token as the right to it, its size bounded.";
    private const string Trustee = "Somebody outside the organisation has no account: the digits of an invitation and a signature by the own key are the way in, behind a waiting line.";
    private const string Page = "Pages and files are the same for everybody and hold no data; what they show comes from the routes they call.";
    private const string Genesis = "The list's first hash is public on purpose: a careful person compares it (sealing.md A11).";
    private const string Compare = "The bundle's hash and the list's head are public on purpose: a careful person compares them with another screen or an own build (sealing.md A11).";
    private const string Print = "What an office hangs up and hands out; it says what the room says to everybody: address, numbers, help desk.";
    private const string Lobby = "What everybody in the office may read, and the door to the room; it asks nothing, and is the same for whoever opens it.";
    private const string CheckIn = "Who sits in a hall has no account at hand; the changing code of the screen is the right to add a name, which nobody but the moderator reads.";
    private const string Hall = "A projector is nobody's account; the pass shows the code that the whole hall reads anyway, for two days, and no name.";
    private const string Outside = "A moderator from outside the team has no account; a random pass that the team gives opens one session's list until its hours are over, and nothing else.";
    private const string Feedback = "Feedback is given without a name, so without a sign-in; the session's code is the right, and only sums of five and more are read.";
    private const string Contact = "A PPK or PPS contact has no account; the random pass in her package's link shows her sessions without a name, and lets her say that she passed them on.";
    private const string Supervisor = "A supervisor has no account; the answer is a code. The threat model says what /readyz tells and to whom it belongs.";
    private const string Bot = "The Bot Framework proves itself by its own token, which the adapter checks before it reads a field (teams.md 3.1).";

    public static readonly IReadOnlyDictionary<string, string> Listed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["any GET /healthz"] = Supervisor,
        ["any GET /readyz"] = Supervisor,
        ["any * /api/messages"] = Bot,
        ["room GET /"] = Page,
        ["room HEAD /"] = Page,
        ["room GET /.well-known/jaring"] = Compare,
        ["room GET /{office}/{**path}"] = Page,
        ["room HEAD /{office}/{**path}"] = Page,
        ["room GET /{office}/assets/{**name}"] = Page,
        ["room HEAD /{office}/assets/{**name}"] = Page,
        ["room GET /{office}/genesis.json"] = Genesis,
        ["room HEAD /{office}/genesis.json"] = Genesis,
        ["room GET /{office}/cetak/{piece}"] = Print,
        ["room GET /{office}/cetak/{piece}/en"] = Print,
        ["room GET /{office}/jadwal"] = Lobby,
        ["room HEAD /{office}/jadwal"] = Lobby,
        ["room GET /{office}/jadwal/en"] = Lobby,
        ["room HEAD /{office}/jadwal/en"] = Lobby,
        ["room GET /{office}/jadwal/{session:length(22)}"] = Lobby,
        ["room HEAD /{office}/jadwal/{session:length(22)}"] = Lobby,
        ["room GET /{office}/jadwal/{session:length(22)}/en"] = Lobby,
        ["room HEAD /{office}/jadwal/{session:length(22)}/en"] = Lobby,
        ["room GET /{office}/jadwal/{session:length(22)}.ics"] = Lobby,
        ["room HEAD /{office}/jadwal/{session:length(22)}.ics"] = Lobby,
        ["room GET /{office}/jadwal/{session:length(22)}/en.ics"] = Lobby,
        ["room HEAD /{office}/jadwal/{session:length(22)}/en.ics"] = Lobby,
        ["room GET /{office}/hadir"] = CheckIn,
        ["room GET /{office}/hadir/{code}"] = CheckIn,
        ["room POST /{office}/hadir/{code}"] = CheckIn,
        ["room GET /{office}/hadir/layar/{pass}"] = Hall,
        ["room GET /{office}/hadir/meja/{pass}"] = Outside,
        ["room POST /{office}/hadir/meja/{pass}"] = Outside,
        ["room GET /{office}/umpan-balik/{code}"] = Feedback,
        ["room POST /{office}/umpan-balik/{code}"] = Feedback,
        ["room GET /{office}/paket/{pass}"] = Contact,
        ["room POST /{office}/paket/{pass}"] = Contact,
        ["room GET /{office}/api/room"] = Reporter,
        ["room GET /{office}/api/services"] = Services,
        ["room GET /{office}/api/pictures"] = Pictures,
        ["room POST /{office}/api/reports"] = Reporter,
        ["room POST /{office}/api/receipts"] = Reporter,
        ["room POST /{office}/api/messages"] = Reporter,
        ["room POST /{office}/api/files"] = Upload,
        ["room PUT /{office}/api/files/{file:length(22)}/parts/{part:int:min(0)}"] = Upload,
        ["room POST /{office}/api/files/{file:length(22)}/state"] = Upload,
        ["room POST /{office}/api/files/{file:length(22)}/drop"] = Upload,
        ["room POST /{office}/api/cases/files"] = Case,
        ["room PUT /{office}/api/drafts"] = Draft,
        ["room POST /{office}/api/drafts/find"] = Draft,
        ["room DELETE /{office}/api/drafts"] = Draft,
        ["dashboard GET /"] = Page,
        ["dashboard HEAD /"] = Page,
        ["dashboard GET /.well-known/jaring"] = Compare,
        ["dashboard GET /{office}/{**path}"] = Page,
        ["dashboard HEAD /{office}/{**path}"] = Page,
        ["dashboard GET /{office}/assets/{**name}"] = Page,
        ["dashboard HEAD /{office}/assets/{**name}"] = Page,
        ["dashboard GET /{office}/genesis.json"] = Genesis,
        ["dashboard HEAD /{office}/genesis.json"] = Genesis,
        ["dashboard POST /{office}/api/cases/open"] = Case,
        ["dashboard POST /{office}/api/cases/messages"] = Case,
        ["dashboard POST /{office}/api/cases/log"] = Case,
        ["dashboard POST /{office}/api/cases/heads"] = Case,
        ["dashboard POST /{office}/api/cases/keep"] = Case,
        ["dashboard POST /{office}/api/cases/sets"] = Case,
        ["dashboard POST /{office}/api/cases/epochs"] = Case,
        ["dashboard POST /{office}/api/cases/handover"] = Handover,
        ["dashboard POST /{office}/api/cases/files"] = Case,
        ["dashboard POST /{office}/api/wali/look"] = Trustee,
        ["dashboard POST /{office}/api/wali/record"] = Trustee,
        ["dashboard POST /{office}/api/wali/challenge"] = Trustee,
        ["dashboard POST /{office}/api/wali/session"] = Trustee,
    };
}
