from django.db import migrations, models
import exhibitions.uploads


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Scholar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('biography', models.TextField(blank=True)),
                ('portrait', models.FileField(blank=True, upload_to=exhibitions.uploads.portrait_path, validators=[exhibitions.uploads.validate_image])),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Exhibition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField(blank=True)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('poster', models.FileField(blank=True, upload_to=exhibitions.uploads.poster_path, validators=[exhibitions.uploads.validate_image])),
                ('scholars', models.ManyToManyField(blank=True, related_name='exhibitions', to='exhibitions.Scholar')),
            ],
            options={
                'ordering': ['opens_on', 'title'],
            },
        ),
        migrations.AddIndex(
            model_name='exhibition',
            index=models.Index(fields=['opens_on', 'closes_on'], name='exhibition_dates'),
        ),
    ]
