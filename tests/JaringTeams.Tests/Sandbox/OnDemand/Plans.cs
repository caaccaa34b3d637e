using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>One plan of every kind of fault, each for the first two calls.</summary>
internal static class Plans
{
    private static readonly IReadOnlyDictionary<string, Func<string, FaultPlan>> All = new Dictionary<string, Func<string, FaultPlan>>
    {
        ["throttle"] = route => new() { Kind = FaultKind.Throttle, Count = 2, Route = route },
        ["throttle with a time"] = route => new() { Kind = FaultKind.Throttle, RetryAfter = 1, Count = 2, Route = route },
        ["fail 500"] = route => new() { Kind = FaultKind.Fail, Status = 500, Count = 2, Route = route },
        ["fail 503"] = route => new() { Kind = FaultKind.Fail, Status = 503, Count = 2, Route = route },
        ["lose the call"] = route => new() { Kind = FaultKind.LoseCall, Count = 2, Route = route },
        ["lose the answer"] = route => new() { Kind = FaultKind.LoseAnswer, Count = 2, Route = route },
        ["delay"] = route => new() { Kind = FaultKind.Delay, DelayMs = 100, DelayMsUpTo = 400, Count = 2, Route = route },
        ["repeat"] = route => new() { Kind = FaultKind.Repeat, Count = 2, Route = route },
        ["truncated"] = route => new() { Kind = FaultKind.Garbage, Form = GarbageForm.Truncated, Count = 2, Route = route },
        ["wrong type"] = route => new() { Kind = FaultKind.Garbage, Form = GarbageForm.WrongType, Count = 2, Route = route },
        ["huge"] = route => new() { Kind = FaultKind.Garbage, Form = GarbageForm.Huge, Count = 2, Route = route },
        ["bad UTF-8"] = route => new() { Kind = FaultKind.Garbage, Form = GarbageForm.BadUtf8, Count = 2, Route = route },
        ["wrong length"] = route => new() { Kind = FaultKind.Garbage, Form = GarbageForm.WrongLength, Count = 2, Route = route },
        ["html 200"] = route => new() { Kind = FaultKind.Html, Status = 200, Count = 2, Route = route },
        ["html 403"] = route => new() { Kind = FaultKind.Html, Status = 403, Count = 2, Route = route },
        ["html 413"] = route => new() { Kind = FaultKind.Html, Status = 413, Count = 2, Route = route },
        ["html 502"] = route => new() { Kind = FaultKind.Html, Status = 502, Count = 2, Route = route },
    };

    /// <summary>Kinds, without those that the test names.</summary>
    public static TheoryData<string> But(params string[] names) => [.. All.Keys.Except(names)];

    public static FaultPlan Of(string name, string route) => All[name](route);
}
