using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.EndToEnd.Support;

/// <summary>The product with a clock that a test moves ahead by weeks.</summary>
public sealed class WaliSandbox : RunningSandbox
{
    internal ShiftedTime Clock { get; } = new();

    private protected override TimeProvider Time => Clock;

    private protected override void Configure(WebApplicationBuilder builder)
    {
        base.Configure(builder);
        builder.Services.AddSingleton<TimeProvider>(Clock);
    }
}
