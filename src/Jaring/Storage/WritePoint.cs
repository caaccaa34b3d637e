using System.Diagnostics;

namespace Jaring.Storage;

/// <summary>
/// Every place where the process may die between two effects that must agree: two statements, a commit and its answer, a row and a file, a call to
/// Microsoft and the note that it was made. Production code passes them by; when nobody listens that is one comparison. tests/Crash listens and
/// kills the host at each of them (docs/reliability.md says what is found afterwards). The list is closed: a mark outside it does not compile.
/// </summary>
public sealed class WritePoint
{
    /// <summary>Name of the diagnostic listener.</summary>
    public const string ListenerName = "Jaring.WritePoints";

    private static readonly DiagnosticListener Listener = new(ListenerName);
    private static readonly List<WritePoint> Known = [];

    private WritePoint(string name)
    {
        Name = name;
        Known.Add(this);
    }

    /// <summary>The event's name: what was being written, and how far it had come.</summary>
    public string Name { get; }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WritePoint> All => Known;

    /// <summary>An empty store file is written beside its name.</summary>
    public static WritePoint StoreFileDrafted { get; } = new("store-file.drafted");

    /// <summary>The empty store file has its name; nothing is in it.</summary>
    public static WritePoint StoreFilePlaced { get; } = new("store-file.placed");

    /// <summary>Write-ahead logging is switched on; no table exists.</summary>
    public static WritePoint MigrationBegun { get; } = new("migration.begun");

    /// <summary>One statement of the migrations ran; reached once for each.</summary>
    public static WritePoint MigrationStatement { get; } = new("migration.statement");

    /// <summary>A migration's last statement ran, its row in the history is the next.</summary>
    public static WritePoint MigrationBeforeHistory { get; } = new("migration.before-history");

    /// <summary>The seats of an office's first start are saved.</summary>
    public static WritePoint SeatsSaved { get; } = new("seats.saved");

    /// <summary>A host key is written beside its name.</summary>
    public static WritePoint KeyDrafted { get; } = new("key.drafted");

    /// <summary>A host key has its name and was never used.</summary>
    public static WritePoint KeyPlaced { get; } = new("key.placed");

    /// <summary>A new shred key file, with fresh keys or without erased ones, is written beside its name.</summary>
    public static WritePoint ShredDrafted { get; } = new("shred.drafted");

    /// <summary>The new shred key file stands: no case has the fresh keys yet, and the rows of erased cases stand too.</summary>
    public static WritePoint ShredPlaced { get; } = new("shred.placed");

    /// <summary>Until when a case is kept is saved, the dashboard has no answer.</summary>
    public static WritePoint KeepSaved { get; } = new("keep.saved");

    /// <summary>The rows of erased cases and the record of it are in the transaction.</summary>
    public static WritePoint CasesErased { get; } = new("cases.erased");

    /// <summary>A text from before shred keys is locked, in the transaction.</summary>
    public static WritePoint OldCaseLocked { get; } = new("shred.old-case-locked");

    /// <summary>The writer opened a transaction; nothing is written in it.</summary>
    public static WritePoint StoreBegun { get; } = new("store.begun");

    /// <summary>Everything of the transaction is written, nothing is committed.</summary>
    public static WritePoint StoreBeforeCommit { get; } = new("store.before-commit");

    /// <summary>The commit is on the disk; nobody who waits for it knows.</summary>
    public static WritePoint StoreCommitted { get; } = new("store.committed");

    /// <summary>A member's record is saved, the browser has no answer.</summary>
    public static WritePoint EnrolmentSaved { get; } = new("enrolment.saved");

    /// <summary>Other ways to unlock the same keys are saved, the browser has no answer.</summary>
    public static WritePoint KeysRevised { get; } = new("keys.revised");

    /// <summary>New keys wait for the list to name them, or have just taken the place of the old ones; the browser has no answer.</summary>
    public static WritePoint KeysReplaced { get; } = new("keys.replaced");

    /// <summary>The server's half of a PIN is saved, the browser has no answer.</summary>
    public static WritePoint DeviceKept { get; } = new("device.kept");

    /// <summary>A try at a PIN is counted, the browser has no answer.</summary>
    public static WritePoint DeviceTried { get; } = new("device.tried");

    /// <summary>The server's half of a PIN is destroyed, the browser has no answer.</summary>
    public static WritePoint DeviceForgotten { get; } = new("device.forgotten");

    /// <summary>A founding entry is saved, the browser has no answer.</summary>
    public static WritePoint FoundingProposed { get; } = new("founding.proposed");

    /// <summary>A signature is saved; after the last one the directory stands and its genesis file does not.</summary>
    public static WritePoint FoundingSigned { get; } = new("founding.signed");

    /// <summary>The genesis file is written beside its name.</summary>
    public static WritePoint GenesisDrafted { get; } = new("genesis.drafted");

    /// <summary>The genesis file has its name, the browser has no answer.</summary>
    public static WritePoint GenesisPlaced { get; } = new("genesis.placed");

    /// <summary>A later entry of the directory is proposed, the browser has no answer.</summary>
    public static WritePoint EntryProposed { get; } = new("entry.proposed");

    /// <summary>A signature below a later entry is saved, and after the last one the entry itself; the browser has no answer.</summary>
    public static WritePoint EntrySigned { get; } = new("entry.signed");

    /// <summary>A proposed entry is taken back, the browser has no answer.</summary>
    public static WritePoint EntryWithdrawn { get; } = new("entry.withdrawn");

    /// <summary>What a member remembers of the directory is saved, the browser has no answer.</summary>
    public static WritePoint SeenKept { get; } = new("seen.kept");

    /// <summary>A report was read and found sound; nothing is written.</summary>
    public static WritePoint ReportRead { get; } = new("report.read");

    /// <summary>The case and its notice request are in the transaction.</summary>
    public static WritePoint ReportInserted { get; } = new("report.inserted");

    /// <summary>The report is saved, the page has no answer.</summary>
    public static WritePoint ReportSaved { get; } = new("report.saved");

    /// <summary>A message and its notice request are in the transaction.</summary>
    public static WritePoint MessageInserted { get; } = new("message.inserted");

    /// <summary>A message is saved, the page has no answer.</summary>
    public static WritePoint MessageSaved { get; } = new("message.saved");

    /// <summary>A log entry is in the transaction.</summary>
    public static WritePoint LogInserted { get; } = new("log.inserted");

    /// <summary>A log entry is saved, the dashboard has no answer.</summary>
    public static WritePoint LogSaved { get; } = new("log.saved");

    /// <summary>A change of readers is saved, the dashboard has no answer.</summary>
    public static WritePoint SlotSetSaved { get; } = new("slot-set.saved");

    /// <summary>The end of an epoch, the next one and its token are in the transaction.</summary>
    public static WritePoint EpochInserted { get; } = new("epoch.inserted");

    /// <summary>A new epoch is saved, the dashboard has no answer.</summary>
    public static WritePoint EpochSaved { get; } = new("epoch.saved");

    /// <summary>What a member remembers is saved, the dashboard has no answer.</summary>
    public static WritePoint CacheSaved { get; } = new("cache.saved");

    /// <summary>A draft is saved, the page has no answer.</summary>
    public static WritePoint DraftSaved { get; } = new("draft.saved");

    /// <summary>A draft is deleted, the page has no answer.</summary>
    public static WritePoint DraftDropped { get; } = new("draft.dropped");

    /// <summary>A file has a row and no part, the page has no answer.</summary>
    public static WritePoint FileBegun { get; } = new("file.begun");

    /// <summary>A block of a part is written into a blob that no row names; reached once for each block of 64 KiB.</summary>
    public static WritePoint FilePartBegun { get; } = new("file.part-begun");

    /// <summary>The whole part is on the disk; no row names it.</summary>
    public static WritePoint FilePartFlushed { get; } = new("file.part-flushed");

    /// <summary>The part's row is saved, the page has no answer.</summary>
    public static WritePoint FilePartSaved { get; } = new("file.part-saved");

    /// <summary>Files are tied to their case, in the transaction of the report or message.</summary>
    public static WritePoint FilesTied { get; } = new("files.tied");

    /// <summary>An unfinished file's key is erased and its rows are gone, the page has no answer.</summary>
    public static WritePoint FileDropped { get; } = new("file.dropped");

    /// <summary>The keys of files that nobody sent are erased and the removal of their rows is in the transaction.</summary>
    public static WritePoint UploadsErased { get; } = new("uploads.erased");

    /// <summary>The draw said that a drill is due; nothing is written.</summary>
    public static WritePoint DrillDrawn { get; } = new("drill.drawn");

    /// <summary>The drill is saved.</summary>
    public static WritePoint DrillSaved { get; } = new("drill.saved");

    /// <summary>A turn of the chat is taken up, nobody has an answer.</summary>
    public static WritePoint TurnTaken { get; } = new("turn.taken");

    /// <summary>A person's address is saved.</summary>
    public static WritePoint AddressSaved { get; } = new("address.saved");

    /// <summary>A person's address is marked as one that does not work.</summary>
    public static WritePoint AddressUnreachable { get; } = new("address.unreachable");

    /// <summary>The address of somebody who removed the app is erased.</summary>
    public static WritePoint AddressRemoved { get; } = new("address.removed");

    /// <summary>The daily look at an address is written down.</summary>
    public static WritePoint AddressChecked { get; } = new("address.checked");

    /// <summary>An announcement is saved, and of a reviewed text everybody's row; the dashboard has no answer.</summary>
    public static WritePoint AnnouncementSaved { get; } = new("announcement.saved");

    /// <summary>A second member's approval is saved with everybody's row, the dashboard has no answer.</summary>
    public static WritePoint AnnouncementApproved { get; } = new("announcement.approved");

    /// <summary>That an announcement is stopped is saved, the dashboard has no answer.</summary>
    public static WritePoint AnnouncementStopped { get; } = new("announcement.stopped");

    /// <summary>The card of the month is saved with everybody's row, or was there already.</summary>
    public static WritePoint AnnouncementMonthly { get; } = new("announcement.monthly");

    /// <summary>One person's row says that the call is being made; nothing was sent.</summary>
    public static WritePoint AnnouncementMarked { get; } = new("announcement.marked");

    /// <summary>The chat took one person's message, nothing here knows.</summary>
    public static WritePoint AnnouncementTold { get; } = new("announcement.told");

    /// <summary>How one person's message ended is saved.</summary>
    public static WritePoint AnnouncementNoted { get; } = new("announcement.noted");

    /// <summary>A few seconds of sending are settled: the next are in the outbox, or the announcement has ended and its rows are erased.</summary>
    public static WritePoint AnnouncementSliced { get; } = new("announcement.sliced");

    /// <summary>A due reminder has its rows, or another was first; nothing is sent.</summary>
    public static WritePoint ReminderDue { get; } = new("reminder.due");

    /// <summary>A reminder that a member sends is saved, with everybody's row; the dashboard has no answer.</summary>
    public static WritePoint ReminderSent { get; } = new("reminder.sent");

    /// <summary>That a session is not reminded of, or is again, is saved; the dashboard has no answer.</summary>
    public static WritePoint ReminderSwitched { get; } = new("reminder.switched");

    /// <summary>One person's row says that the reminder is being brought; the call is not made.</summary>
    public static WritePoint ReminderMarked { get; } = new("reminder.marked");

    /// <summary>The call for one person's reminder has come back; how, is written nowhere.</summary>
    public static WritePoint ReminderTold { get; } = new("reminder.told");

    /// <summary>How one person's reminder ended is saved.</summary>
    public static WritePoint ReminderNoted { get; } = new("reminder.noted");

    /// <summary>A few seconds of reminding are settled: the next are in the outbox, or the round has ended and its rows are erased.</summary>
    public static WritePoint ReminderSliced { get; } = new("reminder.sliced");

    /// <summary>Due rows are taken, none was tried.</summary>
    public static WritePoint OutboxTaken { get; } = new("outbox.taken");

    /// <summary>A row was tried, how it ended is not written.</summary>
    public static WritePoint OutboxTried { get; } = new("outbox.tried");

    /// <summary>How a row ended is written.</summary>
    public static WritePoint OutboxSettled { get; } = new("outbox.settled");

    /// <summary>Rows that were told long ago are erased.</summary>
    public static WritePoint OutboxForgotten { get; } = new("outbox.forgotten");

    /// <summary>A round has one row for each member, and is not settled itself.</summary>
    public static WritePoint RoundExpanded { get; } = new("round.expanded");

    /// <summary>The way by which a member is about to be told is saved; nothing was sent.</summary>
    public static WritePoint NoticeMarked { get; } = new("notice.marked");

    /// <summary>The feed took a notice, nothing here knows.</summary>
    public static WritePoint NoticeInFeed { get; } = new("notice.in-feed");

    /// <summary>The chat took a notice, nothing here knows.</summary>
    public static WritePoint NoticeInChat { get; } = new("notice.in-chat");

    /// <summary>A notice of unknown end is put off to the next round, and its row is settled.</summary>
    public static WritePoint NoticeOwed { get; } = new("notice.owed");

    /// <summary>A session is planned, the dashboard has no answer.</summary>
    public static WritePoint SessionPlanned { get; } = new("session.planned");

    /// <summary>A session's plan is changed, the dashboard has no answer.</summary>
    public static WritePoint SessionChanged { get; } = new("session.changed");

    /// <summary>A session is marked as cancelled, the dashboard has no answer.</summary>
    public static WritePoint SessionCancelled { get; } = new("session.cancelled");

    /// <summary>The calendar is about to be asked for an event.</summary>
    public static WritePoint CalendarCreating { get; } = new("calendar.creating");

    /// <summary>The calendar has the event, the store has not its id.</summary>
    public static WritePoint CalendarCreated { get; } = new("calendar.created");

    /// <summary>The store has the event's id, the outbox row is not settled.</summary>
    public static WritePoint CalendarKept { get; } = new("calendar.kept");

    /// <summary>The store says that a change is on its way, the calendar was not asked yet.</summary>
    public static WritePoint CalendarChanging { get; } = new("calendar.changing");

    /// <summary>The calendar has changed the event, the store does not say so.</summary>
    public static WritePoint CalendarChanged { get; } = new("calendar.changed");

    /// <summary>The calendar is about to be asked to cancel.</summary>
    public static WritePoint CalendarCancelling { get; } = new("calendar.cancelling");

    /// <summary>The calendar has cancelled, the store does not say so.</summary>
    public static WritePoint CalendarCancelled { get; } = new("calendar.cancelled");

    /// <summary>A page of the calendar's changes is saved, and how far it went.</summary>
    public static WritePoint ChangesKept { get; } = new("changes.kept");

    /// <summary>The replies to a session are saved.</summary>
    public static WritePoint RepliesKept { get; } = new("replies.kept");

    /// <summary>A list of people is begun, the page has no answer.</summary>
    public static WritePoint ImportBegun { get; } = new("import.begun");

    /// <summary>A part of a list is kept, the page has no answer.</summary>
    public static WritePoint ImportPartKept { get; } = new("import.part-kept");

    /// <summary>The whole list is a wave, the page has no answer.</summary>
    public static WritePoint ImportCommitted { get; } = new("import.committed");

    /// <summary>A wave's settings, plan, move or hand-over is saved, the page has no answer.</summary>
    public static WritePoint WaveSaved { get; } = new("wave.saved");

    /// <summary>A session of a wave is planned, the wave does not name it.</summary>
    public static WritePoint WaveSessionPlanned { get; } = new("wave.session-planned");

    /// <summary>The wave names its session; others may be missing.</summary>
    public static WritePoint WaveSessionKept { get; } = new("wave.session-kept");

    /// <summary>The packages of a wave are in the transaction that says that all is made.</summary>
    public static WritePoint WavePackagesInserted { get; } = new("wave.packages-inserted");

    /// <summary>All of a wave is made, the outbox row is not settled.</summary>
    public static WritePoint WaveMade { get; } = new("wave.made");
    /// <summary>What was typed for the papers of a session is saved, the dashboard has no answer.</summary>
    public static WritePoint PapersSaved { get; } = new("papers.saved");

    /// <summary>A photo of a session is saved, the dashboard has no answer.</summary>
    public static WritePoint PhotoSaved { get; } = new("photo.saved");

    /// <summary>A signed pakta integritas is saved, the dashboard has no answer.</summary>
    public static WritePoint PledgeSaved { get; } = new("pledge.saved");

    /// <summary>The store's file is about to be written anew.</summary>
    public static WritePoint RewriteBegun { get; } = new("rewrite.begun");

    /// <summary>The file is written anew, its write-ahead log still holds the old order.</summary>
    public static WritePoint RewriteVacuumed { get; } = new("rewrite.vacuumed");

    /// <summary>The write-ahead log is empty.</summary>
    public static WritePoint RewriteEmptied { get; } = new("rewrite.emptied");

    /// <summary>Says that the process is here.</summary>
    public void Pass()
    {
        if (Listener.IsEnabled(Name))
        {
            Listener.Write(Name, null);
        }
    }
}
