using Microsoft.Extensions.Options;

namespace Jaring.Host;

/// <summary>Reads out of a failed start what an operator has to mend.</summary>
internal static class ConfigurationFaults
{
    /// <summary>One sentence for each fault; none when the start failed for another reason. One options class may check another, so repeats are left out.</summary>
    public static IReadOnlyList<string> Of(Exception fault) => fault switch
    {
        OptionsValidationException one => [.. one.Failures.Distinct()],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Of).Distinct()],
        _ => [],
    };
}
