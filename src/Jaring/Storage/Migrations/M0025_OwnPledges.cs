using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>A pakta integritas tells whether whoever it names signed it in person, signed in, or whether the team noted a sheet of paper.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0025_OwnPledges")]
internal sealed class M0025_OwnPledges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("self_signed", "pledges", nullable: false, defaultValue: false);
        migrationBuilder.Sql("UPDATE pledges SET self_signed = TRUE WHERE member_id IS NOT NULL");
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
