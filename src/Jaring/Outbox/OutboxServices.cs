using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaring.Outbox;

/// <summary>The slice Outbox: what is told later, and the team's notices.</summary>
internal static class OutboxServices
{
    /// <summary>Adds the slice. Other slices add their own <see cref="IOutboxHandler"/>; the edge adds <see cref="INoticeSender"/>.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(RandomNumberGenerator.Create());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<INoticeDesk, NoticeDesk>();
        services.AddScoped<IOutboxHandler, NoticeRoundHandler>();
        services.AddScoped<IOutboxHandler, NoticeMemberHandler>();
        services.AddScoped<ReadDelivery>();
        services.AddSingleton<ReadReadiness>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
