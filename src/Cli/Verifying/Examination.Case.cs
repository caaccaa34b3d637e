using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <remarks>The case itself: keys, report, readers, epochs, log, thread.</remarks>
internal sealed partial class Examination
{
    private void CheckCase()
    {
        CheckAcknowledged();
        _checks.Make("keys", ["package"], CheckKeys);
        _checks.Make("report", ["keys", "list"], CheckReport);
        _checks.Make("readers", ["report"], CheckReaders);
        _checks.Make("epochs", ["readers"], CheckEpochs);
        _checks.Make("log", ["epochs"], CheckLog);
        _checks.Make("thread", ["log"], CheckThread);
        _checks.Make("two", ["log", "signer"], CheckTwoSignatures);
    }

    private void CheckAcknowledged()
    {
        if (_options.Ack is not { } ack)
        {
            _checks.Leave("acknowledged");
            return;
        }

        _checks.Make("acknowledged", ["package"], () => CheckFailed.Require(Fingerprint.Is(ack, SealedHash!), "other-report"));
    }

    private void CheckKeys()
    {
        (_sealed, var epochs) = (_parts.Sealed, _parts.Epochs);
        _keys = [.. _parts.Keys.Ck.Select(k => Base64Url.Decode(k, 32))];
        CheckFailed.Require(_keys.Length == epochs.Count + 1, "key-count");
        var headers = epochs.Select(e => (e.Kh, e.Ah)).Prepend((_sealed.Kh, _sealed.Ah));
        foreach (var (place, (kh, ah)) in headers.Index())
        {
            CheckFailed.Require(CaseKey.Fit(kh, _keys[place]).AccessHash == ah, "access-hash", place == 0 ? "case/sealed.json" : "case/epochs.json");
        }
    }

    private void CheckReport()
    {
        Evidence = CaseEvidence.Open(_sealed, _keys[0], [], List!);
        CheckFailed.Require(CaseHeader.Read(_sealed.Kh).Case == ReadManifest().Case, "other-case");
    }

    private void CheckReaders()
    {
        var served = _parts.Epochs.Count == 0 ? _sealed with { Slots = _parts.Slots } : _sealed;
        Evidence = CaseEvidence.Open(served, _keys[0], _parts.Sets, List!);
        foreach (var change in Evidence.Slots.Changes.Where(c => c.In.Count + c.Out.Count > 0))
        {
            _notes.Add(new("readers", ("name", NameOf(change.By)), ("in", Names(change.In)), ("out", Names(change.Out))));
        }
    }

    private void CheckEpochs()
    {
        foreach (var (place, epoch) in _parts.Epochs.Index())
        {
            Evidence = Evidence!.Continue(epoch, _keys[place + 1]);
            var rotation = Evidence.Rotations[^1];
            _notes.Add(rotation.CoSignedBy is { } second
                ? new("receipt", ("name", NameOf(rotation.By)), ("other", NameOf(second)))
                : new("epoch", ("name", NameOf(rotation.By))));
        }

        CheckFailed.Require(Evidence!.Slots.Next is null, "epoch-missing");
    }

    private void CheckLog()
    {
        Log = Evidence!.ReadLog(_parts.Log);
        TellStrange("strange.log", Log.Strange);
        if (Log.Items.Select(l => l.Item).FirstOrDefault(l => l.Act == "open") is { } first)
        {
            _notes.Add(new("first", ("name", NameOf(first.By)), ("time", Times.Minute(first.Ts))));
        }
    }

    /// <summary>The member who asked for the export signed what was the last message then; the thread has to reach it.</summary>
    private void CheckThread()
    {
        Thread = Evidence!.ReadThread(_parts.Thread);
        TellStrange("strange.thread", Thread.Strange);
        var hashes = Thread.Items.Select(m => m.Hash).Prepend(Evidence.ReportHash).ToHashSet();
        var request = Log!.Items.FirstOrDefault(l => l.Hash == ReadManifest().Request);
        CheckFailed.Require(request?.Item.Ref is null || hashes.Contains(request.Item.Ref), "thread-short");
        if (Log.Items.Any(l => l.Item is { Act: "open", Ref: { } seen } && !hashes.Contains(seen)))
        {
            _notes.Add(new("seen"));
        }
    }

    private void CheckTwoSignatures()
    {
        var request = Log!.Items.FirstOrDefault(l => l.Hash == ReadManifest().Request && IsStep(l.Item, Request));
        CheckFailed.Require(request is not null && request.Item.Ref is not null && request.Item.By == Signer!.By, "request-missing");
        var approve = Log.Items.FirstOrDefault(l => l.Hash == ReadManifest().Approve && IsStep(l.Item, Approve));
        CheckFailed.Require(approve is not null && approve.Item.Ref == request!.Hash, "approve-missing");
        CheckFailed.Require(approve!.Item.By != request!.Item.By, "one-person");
        // Who did not go on when the team was founded anew may still know a case's key, and speaks for nobody.
        CheckFailed.Require(List!.KeysOf(approve.Item.By).Any(), "not-active");
        CheckFailed.Require(!Log.Items.Any(l => l.Item.Act == "export.withdraw" && l.Item.Ref == request.Hash), "withdrawn");
        _notes.Add(new("two", ("name", NameOf(request.Item.By)), ("other", NameOf(approve.Item.By)), ("time", Times.Minute(approve.Item.Ts))));
    }

    private void TellStrange(string key, IReadOnlyList<int> places)
    {
        if (places.Count > 0)
        {
            _notes.Add(new(key, ("count", $"{places.Count}"), ("places", string.Join(", ", places.Select(p => p + 1)))));
        }
    }

    private string Names(IReadOnlyList<string> ids) => ids.Count == 0 ? "-" : string.Join(", ", ids.Select(NameOf));
}
