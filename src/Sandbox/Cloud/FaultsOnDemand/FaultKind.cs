using System.Text.Json.Serialization;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>What can go wrong with one call.</summary>
[JsonConverter(typeof(CamelCaseNames<FaultKind>))]
internal enum FaultKind
{
    /// <summary>The service answers 429, with or without Retry-After, and does nothing.</summary>
    Throttle,

    /// <summary>The service answers with an error of its own and does nothing.</summary>
    Fail,

    /// <summary>The connection breaks before the service sees the call.</summary>
    LoseCall,

    /// <summary>The service does the work; the connection breaks before its answer.</summary>
    LoseAnswer,

    /// <summary>The service does the work late.</summary>
    Delay,

    /// <summary>The service does the work twice, as behind a proxy that repeats; the caller sees the second answer.</summary>
    Repeat,

    /// <summary>The service does the work; its answer arrives spoilt.</summary>
    Garbage,

    /// <summary>A proxy answers with a page of its own; the service never sees the call.</summary>
    Html,

    /// <summary>One of the above by the draw.</summary>
    Any,
}

/// <summary>How an answer is spoilt.</summary>
[JsonConverter(typeof(CamelCaseNames<GarbageForm>))]
internal enum GarbageForm
{
    /// <summary>The JSON ends in the middle.</summary>
    Truncated,

    /// <summary>The right body under a wrong content type.</summary>
    WrongType,

    /// <summary>Some megabytes that nobody asked for.</summary>
    Huge,

    /// <summary>Bytes that are no UTF-8.</summary>
    BadUtf8,

    /// <summary>Content-Length promises more than comes; then the connection ends.</summary>
    WrongLength,
}

/// <summary>Enums by their names, as JSON writes names.</summary>
internal sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
